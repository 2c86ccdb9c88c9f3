import type { WorkerFile } from "../core/worker-handle";

/** The file `training-worker.js`, which stands beside this one in the package. */
export const TRAINING_FILE: WorkerFile = {
  name: "training-worker.js",
  folder: import.meta.dirname,
  /* eslint-disable @typescript-eslint/prefer-string-starts-ends-with -- webpack computes slice, not endsWith. */
  /* eslint-disable @typescript-eslint/no-unnecessary-template-expression -- scripts and workerd have no address. */
  place: `${import.meta.url}`.slice(-24) === "/training-worker-file.js" ? "beside" : "elsewhere",
  /* eslint-enable */
  start: () => new Worker(new URL("./training-worker.js", import.meta.url), { type: "module" }),
};
