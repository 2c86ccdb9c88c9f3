import type { WorkerFile } from "../../core/worker-handle";

/** The file `experiments-worker.js`, which stands beside this one in the package. */
export const EXPERIMENTS_FILE: WorkerFile = {
  name: "experiments-worker.js",
  folder: import.meta.dirname,
  /* eslint-disable @typescript-eslint/prefer-string-starts-ends-with -- webpack computes slice, not endsWith. */
  /* eslint-disable @typescript-eslint/no-unnecessary-template-expression -- scripts and workerd have no address. */
  place: `${import.meta.url}`.slice(-27) === "/experiments-worker-file.js" ? "beside" : "elsewhere",
  /* eslint-enable */
  start: () => new Worker(new URL("./experiments-worker.js", import.meta.url), { type: "module" }),
};
