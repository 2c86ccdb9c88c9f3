/** Files of workers that a bundler may leave behind, as the package exports them. */
const FILES = "wasm-mlp/training-worker.js, wasm-mlp/experiments-worker.js and wasm-mlp/thread.js";

let hasWarned = false;

/** Says, once, that work goes on in the calling thread, and what gives it workers. */
export function warnOfNoWorker(reason: unknown): void {
  if (hasWarned) return;
  hasWarned = true;
  const cause = reason instanceof Error ? reason.message : String(reason);
  console.warn(
    `wasm-mlp: no worker could be started (${cause}), so trainings and studies run in this thread, in slices, with the ` +
      `same results. If a bundler left the files behind, make ${FILES} further entries of it and call ` +
      'setWorkerFolder(new URL("./", import.meta.url)) of wasm-mlp/workers; if the page\'s policy or sandbox forbids ' +
      "workers, allow them there.",
  );
}
