import { hasMethod, isArray, isObject } from "../core/kind";
import { show, typeError } from "../core/check";
import type { Dataset } from "../data/dataset";

/**
 * Mini-batches that come one after the other, from a file larger than memory for example. It is gone
 * through once an epoch, so it must start again each time that it is asked for an iterator.
 */
export type BatchStream = AsyncIterable<Dataset>;

export function isBatchStream(data: unknown): data is BatchStream {
  return isObject(data) && hasMethod(data, Symbol.asyncIterator);
}

/** @throws TypeError for an array of batches, which looks like one. */
export function assertNoBatchList(who: string, data: unknown): void {
  if (!isArray(data)) return;
  throw typeError(
    who,
    `the data are ${show(data)}`,
    "pass { inputs, targets }, or batches with [Symbol.asyncIterator]",
  );
}
