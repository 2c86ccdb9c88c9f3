import type { Global } from "../core/global-type";
import { isUrl } from "../core/any-realm";
import { show, typeError } from "../core/check";
import { setFolder } from "../core/worker-handle";

/**
 * Says in which folder the files of workers are: `training-worker.js`, `experiments-worker.js` and `thread.js`. Needed
 * only with bundlers that do not bundle workers by themselves (esbuild, Rollup), with the three files
 * (`wasm-mlp/training-worker.js` and so on) as further entries. Without it the work is done in the page's own thread there.
 *
 * @param folder - Address that ends with a slash, most often `new URL("./", import.meta.url)`.
 * @throws TypeError for what is no absolute address.
 *
 * @example
 * ```ts
 * setWorkerFolder(new URL("./", import.meta.url));
 * ```
 */
export function setWorkerFolder(folder: string | Global<"URL">): void {
  if (!(typeof folder === "string" || isUrl(folder)) || !URL.canParse(folder)) {
    throw typeError(
      "setWorkerFolder",
      `folder is ${show(folder)}`,
      'pass an address, such as new URL("./", import.meta.url)',
    );
  }
  setFolder(folder);
}
