/** Starts the painting worker from its file. A page in a sandboxed frame has another way: see `start-inline-painter.ts`. */
export function startPaintingWorker(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "painting" });
}
