/** Starts the worker that draws figures from its file. A sandboxed frame has another way: see `sandboxed-workers.ts`. */
export function startPlotWorker(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "plots" });
}
