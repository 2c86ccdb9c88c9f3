import type { WorkerFile } from "../core/worker-handle";

/** The file `thread.js`, which stands beside this one in the package. */
export const THREAD_FILE: WorkerFile = {
  name: "thread.js",
  folder: import.meta.dirname,
  // eslint-disable-next-line @typescript-eslint/prefer-string-starts-ends-with -- webpack computes slice, not endsWith.
  isBeside: import.meta.url.slice(-15) === "/thread-file.js" ? true : false,
  start: () => new Worker(new URL("./thread.js", import.meta.url), { type: "module" }),
};
