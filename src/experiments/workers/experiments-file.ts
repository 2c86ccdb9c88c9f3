import type { WorkerFile } from "../../workers/worker-handle";

/** The file `experiments-worker.js`, which stands beside this one in the package. */
export const EXPERIMENTS_FILE: WorkerFile = {
  node: ({ Worker }) => new Worker(new URL("./experiments-worker.js", import.meta.url), { execArgv: [] }),
  web: () => new Worker(new URL("./experiments-worker.js", import.meta.url), { type: "module" }),
};
