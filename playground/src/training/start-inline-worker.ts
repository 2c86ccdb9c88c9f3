/**
 * Starts the training worker from text in the page's own script: a sandboxed frame belongs to no
 * origin and may not load a worker from a file. The build for such frames takes this module in
 * the place of `start-worker.ts`.
 */
import InlineWorker from "./worker.ts?worker&inline";

export function startTrainingWorker(): Worker {
  return new InlineWorker({ name: "training" });
}
