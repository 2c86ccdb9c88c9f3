import { assertBoolean, assertNumber, rangeError } from "../core/check";
import { defineOptions, seed, type RowsFor } from "../core/option-table";
import { checkSamples, classesOf } from "../data/classes-of";
import type { Dataset } from "../data/dataset";
import { take } from "../data/samples";
import type { Labels } from "../data/targets";
import { randomPermutation, RandomUse } from "../wasm/random";

/** Options of `split`. */
export interface SplitOptions {
  /** Share of the samples that go into the test part, above 0 and below 1. Default 0.2. */
  readonly testFraction?: number;
  /** Whether each class gives the same share; only for class targets. Default `true` for them. */
  readonly stratify?: boolean;
  /** Fixes who goes where. Default 0. */
  readonly seed?: number;
}

const OPTIONS = defineOptions({
  testFraction: [assertNumber, 0.2],
  stratify: [assertBoolean],
  seed: [seed, 0],
} satisfies RowsFor<SplitOptions>);

/** Two parts of a data set, copies. */
export interface Split<Data> {
  /** The samples that are not in `test`, in a random order. */
  readonly train: Data;
  /** `testFraction` of the samples, in a random order. */
  readonly test: Data;
}

/**
 * Deals a data set out into a training and a test part at random. The test part has `testFraction` of the samples, exact
 * to the sample. Stratified, each class gives its share of them, exact to one; a class has a sample in the training part
 * before it has one in the test part, if there is room.
 *
 * @param dataset - As `fit` takes it: matrices, nested arrays, lists; the parts are of the same kind.
 * @throws TypeError, RangeError for data or options that are not valid, or a part that would be empty.
 */
export function split<Data extends Dataset>(dataset: Data, options: SplitOptions = {}): Split<Data> {
  const who = "split";
  const rows = checkSamples(who, dataset);
  const labels = classesOf(dataset);
  const { testFraction, stratify = labels !== undefined, seed } = OPTIONS.complete(who, options);
  const testRows = Math.round(testFraction * rows);
  if (!(testRows > 0 && testRows < rows)) {
    throw rangeError(
      who,
      `testFraction ${testFraction} of ${rows} samples leaves a part empty`,
      "pass a number above 0 and below 1",
    );
  }
  const order = randomPermutation({ seed, use: RandomUse.split }, rows);
  const isTest = stratify ? stratified(order, classesFor(who, labels), testRows) : firstOf(order, testRows);
  const part = (isWanted: (row: number) => boolean) => take(dataset, order.filter(isWanted));
  return { train: part((row) => !isTest[row]), test: part((row) => isTest[row]) };
}

/** @throws RangeError for targets that are values. */
export function classesFor(who: string, labels: Labels | undefined): Labels {
  if (labels !== undefined) return labels;
  throw rangeError(who, "the targets are values, not classes", "pass stratify: false");
}

/** Marks the first `count` rows of a random order. */
function firstOf(order: Int32Array, count: number): boolean[] {
  const marked = new Array<boolean>(order.length).fill(false);
  for (const row of order.subarray(0, count)) marked[row] = true;
  return marked;
}

/** Marks `count` rows, of each class its share, in a random order. */
function stratified(order: Int32Array, labels: Labels, count: number): boolean[] {
  const sizes = new Map<number, number>();
  for (const row of order) sizes.set(labels[row], (sizes.get(labels[row]) ?? 0) + 1);
  const left = sharesOf(sizes, count, order.length);
  const marked = new Array<boolean>(order.length).fill(false);
  for (const row of order) {
    const rest = left.get(labels[row])!;
    marked[row] = rest > 0;
    left.set(labels[row], rest - 1);
  }
  return marked;
}

/**
 * Shares a count out among classes in proportion to their sizes: each gets its quota rounded down, the rest go to those
 * with the largest remainders (Hamilton's method), but a class's last sample only when there is no other.
 */
function sharesOf(sizes: ReadonlyMap<number, number>, count: number, total: number): Map<number, number> {
  const shares = new Map([...sizes].map(([label, size]) => [label, Math.floor((count * size) / total)]));
  const remainderOf = (size: number) => (count * size) % total;
  const labels = [...sizes].sort(([, a], [, b]) => remainderOf(b) - remainderOf(a)).map(([label]) => label);
  let rest = count - [...shares.values()].reduce((sum, share) => sum + share, 0);
  const giveOne = (kept: number) => {
    for (const label of labels) {
      const share = shares.get(label)!;
      if (rest === 0 || share >= sizes.get(label)! - kept) continue;
      shares.set(label, share + 1);
      rest--;
    }
  };
  for (let before = -1; rest > 0 && rest !== before;) {
    before = rest;
    giveOne(1);
  }
  while (rest > 0) giveOne(0);
  return shares;
}
