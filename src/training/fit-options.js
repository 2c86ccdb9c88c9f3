import {
  assertBoolean,
  assertFunction,
  assertInteger,
  assertOptions,
  rangeError,
  show,
  typeError,
} from "../core/check";
/** Checks the options of `fit` and fills in the defaults. */
export function completeFitOptions(who, options) {
  assertOptions(who, options, ["epochs", "batchSize", "shuffle", "dropLast", "validation", "signal", "onEpoch"]);
  const { epochs = 1, batchSize = 32, shuffle = true, dropLast = false, signal, onEpoch } = options;
  assertInteger(who, "epochs", epochs, 1);
  assertInteger(who, "batchSize", batchSize, 1);
  assertBoolean(who, "shuffle", shuffle);
  assertBoolean(who, "dropLast", dropLast);
  if (onEpoch !== undefined) assertFunction(who, "onEpoch", onEpoch);
  if (signal !== undefined && typeof signal?.throwIfAborted !== "function") {
    throw typeError(who, `signal is ${show(signal)}`, "pass the signal of an AbortController");
  }
  return { ...options, epochs, batchSize, shuffle, dropLast };
}
/**
 * Rows of the smallest batch of an epoch.
 *
 * @throws RangeError when there is none.
 */
export function smallestBatch(who, rows, { batchSize, dropLast }) {
  if (dropLast && rows < batchSize) {
    throw rangeError(
      who,
      `dropLast leaves no batch of ${batchSize} from ${rows} samples`,
      "lower batchSize or keep the last batch",
    );
  }
  const rest = rows % batchSize;
  return rest === 0 || dropLast ? batchSize : rest;
}
