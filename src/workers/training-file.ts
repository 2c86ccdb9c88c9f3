import type { WorkerFile } from "./worker-handle";

/** The file `training-worker.js`, which stands beside this one in the package. */
export const TRAINING_FILE: WorkerFile = {
  node: ({ Worker }) => new Worker(new URL("./training-worker.js", import.meta.url), { execArgv: [] }),
  web: () => new Worker(new URL("./training-worker.js", import.meta.url), { type: "module" }),
};
