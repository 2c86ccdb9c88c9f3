import { assertBoolean, assertNumber, assertOptions, assertSeed, rangeError } from "../core/check";
import { randomPermutation, RandomUse } from "../wasm/random";
import type { ClassificationDataset, RegressionDataset } from "./dataset";
import { hasClasses, take } from "./samples";

/** Options of `split`. */
export interface SplitOptions {
  /** Share of the samples that go into the test part, above 0 and below 1. Default 0.2. */
  readonly testFraction?: number;
  /** Whether each class gives the same share; only for class targets. Default `true` for them. */
  readonly stratify?: boolean;
  /** Fixes who goes where. Default 0. */
  readonly seed?: number;
}

/** Two parts of a data set, copies. */
export interface Split<Data> {
  readonly train: Data;
  readonly test: Data;
}

/**
 * Deals a data set out into a training and a test part at random.
 *
 * @throws TypeError, RangeError for options that are not valid, or a part that would be empty.
 */
export function split<Data extends ClassificationDataset | RegressionDataset>(
  dataset: Data,
  options: SplitOptions = {},
): Split<Data> {
  assertOptions("split", options, ["testFraction", "stratify", "seed"]);
  const { testFraction = 0.2, stratify = hasClasses(dataset), seed = 0 } = options;
  assertNumber("split", "testFraction", testFraction);
  assertBoolean("split", "stratify", stratify);
  assertSeed("split", seed);
  const { rows } = dataset.inputs;
  const testRows = Math.round(testFraction * rows);
  if (!(testRows > 0 && testRows < rows)) {
    throw rangeError(
      "split",
      `testFraction ${testFraction} of ${rows} samples leaves a part empty`,
      "pass a number above 0 and below 1",
    );
  }
  if (stratify && !hasClasses(dataset)) {
    throw rangeError("split", "the targets are values, not classes", "pass stratify: false");
  }
  const order = randomPermutation({ seed, use: RandomUse.split }, rows);
  const isTest =
    stratify && hasClasses(dataset) ? stratified(order, dataset.targets, testFraction) : firstOf(order, testRows);
  return {
    train: take(
      dataset,
      order.filter((row) => !isTest[row]),
    ),
    test: take(
      dataset,
      order.filter((row) => isTest[row]),
    ),
  };
}

/** Marks the first `count` rows of a random order. */
function firstOf(order: Int32Array, count: number): boolean[] {
  const marked = new Array<boolean>(order.length).fill(false);
  for (const row of order.subarray(0, count)) marked[row] = true;
  return marked;
}

/** Marks the same share of each class, in a random order. */
function stratified(order: Int32Array, labels: Int32Array, fraction: number): boolean[] {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const left = new Map([...counts].map(([label, count]) => [label, Math.round(fraction * count)]));
  const marked = new Array<boolean>(order.length).fill(false);
  for (const row of order) {
    const rest = left.get(labels[row]) ?? 0;
    marked[row] = rest > 0;
    left.set(labels[row], rest - 1);
  }
  return marked;
}
