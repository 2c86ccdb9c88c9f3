import { isArray } from "../core/kind";
import { assertBoolean, rangeError, show } from "../core/check";
import { defineOptions, integer, seed, type RowsFor } from "../core/option-table";
import { checkSamples, classesOf } from "../data/classes-of";
import type { Dataset } from "../data/dataset";
import { take } from "../data/samples";
import type { Labels } from "../data/targets";
import { randomPermutation, RandomUse } from "../wasm/random";
import { classesFor, type Split } from "./split";

/** Options of `kFolds`. */
export interface FoldOptions {
  /** Number of folds, 2 or more. Default 5. */
  readonly folds?: number;
  /** Whether each fold has the same share of each class; only for class targets. Default `true` for them. */
  readonly stratify?: boolean;
  /** Fixes who goes where. Default 0. */
  readonly seed?: number;
}

const OPTIONS = defineOptions({
  folds: [integer(2), 5],
  stratify: [assertBoolean],
  seed: [seed, 0],
} satisfies RowsFor<FoldOptions>);

/**
 * Deals a data set out into folds at random, for cross-validation: every sample is in the
 * test part once. Sizes of folds, and of each class in them, differ by at most one sample.
 *
 * @param dataset - As `fit` takes it: matrices, nested arrays, lists; the parts are of the same kind.
 * @returns for each fold, in turn, copies: the fold as `test`, all others as `train`. It can be gone through again.
 * @throws TypeError, RangeError for data or options that are not valid, more folds than samples, or a class of fewer samples
 *   than folds.
 *
 * @example
 * ```ts
 * const accuracies: number[] = [];
 * for (const { train, test } of kFolds(await iris(), { folds: 5, seed: 1 })) {
 *   using network = Network.mlp([4, 16, 3]);
 *   const trainer = new Trainer(network, { loss: "crossEntropy" });
 *   await trainer.fit(train, { epochs: 50 });
 *   accuracies.push(trainer.evaluate(test).accuracy ?? 0);
 * }
 * ```
 */
export function kFolds<Data extends Dataset>(dataset: Data, options: FoldOptions = {}): Iterable<Split<Data>> {
  const who = "kFolds";
  const rows = checkSamples(who, dataset);
  const labels = classesOf(dataset);
  const { folds, stratify = labels !== undefined, seed } = OPTIONS.complete(who, options);
  if (folds > rows) throw rangeError(who, `${rows} samples make no ${folds} folds`, `pass at most ${rows} folds`);
  const order = randomPermutation({ seed, use: RandomUse.split }, rows);
  if (stratify) sortByClass(order, classesFor(who, labels), folds, namesOf(dataset));
  return { [Symbol.iterator]: () => splits(dataset, order, folds) };
}

function namesOf(dataset: Dataset & { readonly classes?: unknown }): readonly unknown[] {
  return isArray(dataset.classes) ? dataset.classes : [];
}

/** Sorting is stable: within a class the order stays random. */
function sortByClass(order: Int32Array, labels: Labels, folds: number, names: readonly unknown[]): void {
  assertClassSizes(order.length, labels, folds, names);
  order.sort((a, b) => labels[a] - labels[b]);
}

function assertClassSizes(rows: number, labels: Labels, folds: number, names: readonly unknown[]): void {
  const counts = new Map<number, number>();
  for (let row = 0; row < rows; row++) counts.set(labels[row], (counts.get(labels[row]) ?? 0) + 1);
  for (const [label, count] of counts) {
    if (count >= folds) continue;
    throw rangeError(
      "kFolds",
      `class ${show(names[label] ?? String(label))} has ${count} samples, fewer than ${folds} folds`,
      "pass fewer folds, or stratify: false",
    );
  }
}

/** Deals an order out like cards: sample i goes into fold i mod `folds`. */
function* splits<Data extends Dataset>(dataset: Data, order: Int32Array, folds: number): Generator<Split<Data>> {
  for (let fold = 0; fold < folds; fold++) {
    yield {
      train: take(
        dataset,
        order.filter((_, i) => i % folds !== fold),
      ),
      test: take(
        dataset,
        order.filter((_, i) => i % folds === fold),
      ),
    };
  }
}
