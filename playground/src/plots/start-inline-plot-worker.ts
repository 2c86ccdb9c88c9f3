/** In the place of `start-plot-worker.ts` in a sandboxed frame, which may not load a worker from a file. */
import InlineWorker from "./worker.ts?worker&inline";

export function startPlotWorker(): Worker {
  return new InlineWorker({ name: "plots" });
}
