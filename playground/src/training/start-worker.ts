/** Starts the training worker from its file. A page in a sandboxed frame has another way: see `start-inline-worker.ts`. */
export function startTrainingWorker(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "training" });
}
