/** Starts the painting worker from text in the page's own script, as `start-inline-worker.ts` does for training. */
import InlineWorker from "./worker.ts?worker&inline";

export function startPaintingWorker(): Worker {
  return new InlineWorker({ name: "painting" });
}
