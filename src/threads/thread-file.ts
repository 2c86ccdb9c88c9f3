import type { WorkerFile } from "../core/worker-handle";

/** The file `thread.js`, which stands beside this one in the package, and beside the workers' files, which hold this one. */
export const THREAD_FILE: WorkerFile = {
  name: "thread.js",
  folder: import.meta.dirname,
  /* eslint-disable @typescript-eslint/prefer-string-starts-ends-with -- webpack computes slice, not endsWith. */
  /* eslint-disable @typescript-eslint/no-unnecessary-template-expression -- scripts and workerd have no address. */
  place:
    `${import.meta.url}`.slice(-15) === "/thread-file.js" || `${import.meta.url}`.slice(-10) === "-worker.js"
      ? "beside"
      : "elsewhere",
  /* eslint-enable */
  start: () => new Worker(new URL("./thread.js", import.meta.url), { type: "module" }),
};
