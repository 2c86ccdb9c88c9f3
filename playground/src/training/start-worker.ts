/** Starts the training worker from its file. A sandboxed frame has another way: see `sandboxed-workers.ts`. */
export function startTrainingWorker(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "training" });
}
