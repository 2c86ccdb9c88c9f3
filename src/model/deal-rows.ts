import { randomPermutation, RandomUse } from "../wasm/random";

/**
 * The rows of a table in an order in which every n-th row is a fair sample of them: sorted by class or value, equal ones
 * in random order.
 */
function fairOrder(targets: Float64Array, seed: number): Int32Array {
  const order = randomPermutation({ seed, use: RandomUse.split }, targets.length);
  return order.sort((a, b) => targets[a] - targets[b]);
}

/**
 * Marks a share of the rows to be held out, with the same share of each class or of each range of values. The first row of a
 * class is never held out.
 *
 * @param targets - Class numbers or values.
 * @param share - At least 0 and below 1.
 */
export function heldOutRows(targets: Float64Array, share: number, isClass: boolean, seed: number): Int32Array {
  const order = fairOrder(targets, seed);
  const free = isClass ? order.filter((row, i) => i > 0 && targets[order[i - 1]] === targets[row]) : order;
  const count = Math.min(free.length, Math.round(share * targets.length));
  const step = free.length / Math.max(1, count);
  return Int32Array.from({ length: count }, (_, i) => free[Math.floor((i + 0.5) * step)]).sort();
}

/** Deals the rows into folds, each with the same share of each class or of each range of values: the rows of each fold. */
export function dealFolds(targets: Float64Array, folds: number, seed: number): Int32Array[] {
  const order = fairOrder(targets, seed);
  return Array.from({ length: folds }, (_, fold) => order.filter((_, i) => i % folds === fold).sort());
}

/** The rows that are not among some others. */
export function otherRows(rows: number, without: Int32Array): Int32Array {
  const isOut = new Uint8Array(rows);
  for (const row of without) isOut[row] = 1;
  return Int32Array.from(isOut.keys()).filter((row) => isOut[row] === 0);
}
