import { assertBoolean, assertInteger, assertOptions, assertSeed, rangeError } from "../core/check";
import { randomPermutation, RandomUse } from "../wasm/random";
import type { ClassificationDataset, RegressionDataset } from "./dataset";
import { hasClasses, take } from "./samples";
import type { Split } from "./split";

/** Options of `kFolds`. */
export interface FoldOptions {
  /** Number of folds, 2 or more. Default 5. */
  readonly folds?: number;
  /** Whether each fold has the same share of each class; only for class targets. Default `true` for them. */
  readonly stratify?: boolean;
  /** Fixes who goes where. Default 0. */
  readonly seed?: number;
}

/**
 * Deals a data set out into folds at random, for cross-validation: every sample is in the
 * test part once. Sizes of folds, and of each class in them, differ by at most one sample.
 *
 * @returns for each fold, in turn, copies: the fold as `test`, all others as `train`.
 * @throws TypeError, RangeError for options that are not valid, more folds than samples, or a class of fewer samples
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
export function kFolds<Data extends ClassificationDataset | RegressionDataset>(
  dataset: Data,
  options: FoldOptions = {},
): Iterable<Split<Data>> {
  assertOptions("kFolds", options, ["folds", "stratify", "seed"]);
  const { folds = 5, stratify = hasClasses(dataset), seed = 0 } = options;
  assertInteger("kFolds", "folds", folds, 2);
  assertBoolean("kFolds", "stratify", stratify);
  assertSeed("kFolds", seed);
  const { rows } = dataset.inputs;
  if (folds > rows) throw rangeError("kFolds", `${rows} samples make no ${folds} folds`, `pass at most ${rows} folds`);
  const order = randomPermutation({ seed, use: RandomUse.split }, rows);
  if (!stratify) return splits(dataset, order, folds);
  if (!hasClasses(dataset)) {
    throw rangeError("kFolds", "the targets are values, not classes", "pass stratify: false");
  }
  assertClassSizes(dataset, folds);
  const { targets } = dataset;
  // Sorting is stable: within a class the order stays random.
  return splits(
    dataset,
    order.sort((a, b) => targets[a] - targets[b]),
    folds,
  );
}

function assertClassSizes({ targets, classes }: ClassificationDataset, folds: number): void {
  const counts = new Map<number, number>();
  for (const label of targets) counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const [label, count] of counts) {
    if (count >= folds) continue;
    const name = JSON.stringify(classes[label] ?? String(label));
    throw rangeError(
      "kFolds",
      `class ${name} has ${count} samples, fewer than ${folds} folds`,
      "pass fewer folds, or stratify: false",
    );
  }
}

/** Deals an order out like cards: sample i goes into fold i mod `folds`. */
function* splits<Data extends ClassificationDataset | RegressionDataset>(
  dataset: Data,
  order: Int32Array,
  folds: number,
): Generator<Split<Data>> {
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
