import { assertBoolean } from "../core/check";
import { isColumn, isMatrix } from "../core/matrix";
import { defineOptions, integer, seed, type RowsFor } from "../core/option-table";
import { randomPermutation, RandomUse } from "../wasm/random";
import { checkedDataset } from "../data/checked-dataset";
import type { Dataset } from "../data/dataset";
import type { Minibatch } from "../data/minibatch";
import { inputsAt, targetsAt } from "../data/samples";
import { checkedValue, type Targets } from "../data/targets";

/** Options of `minibatches`. */
export interface MinibatchOptions {
  /** Samples of a batch, 1 or more. Default 32. */
  readonly batchSize?: number;
  /** Whether the samples come in random order. Default `true`. */
  readonly shuffle?: boolean;
  /** Fixes the order. Default 0; use another for each epoch. */
  readonly seed?: number;
  /** Whether a last batch of fewer samples is left out. Default `false`. */
  readonly dropLast?: boolean;
}

const OPTIONS = defineOptions({
  batchSize: [integer(1), 32],
  shuffle: [assertBoolean, true],
  seed: [seed, 0],
  dropLast: [assertBoolean, false],
} satisfies RowsFor<MinibatchOptions>);

/** Whether the last mini-batch of an epoch is one row, beside others: batch normalization cannot learn from it. */
export function endsInOneRow(rows: number, batchSize: number): boolean {
  return rows > batchSize && rows % batchSize === 1;
}

/**
 * Goes through a data set once, a mini-batch at a time, for loops around `Trainer.step`.
 *
 * @example
 * ```ts
 * for (const { inputs, targets } of minibatches(dataset, { batchSize: 64, seed: epoch })) trainer.step(inputs, targets);
 * ```
 * @throws TypeError, RangeError for data or options that are not valid, at the first batch.
 */
export function* minibatches(dataset: Dataset, options: MinibatchOptions = {}): Generator<Minibatch, void, undefined> {
  const who = "minibatches";
  const { batchSize, shuffle, seed, dropLast } = OPTIONS.complete(who, options);
  const { inputs, targets: checked, sampleWeights } = checkedDataset(who, dataset);
  const { rows } = inputs;
  const targets = isMatrix(checked) ? (ownValues(who, dataset.targets, rows) ?? checked) : checked;
  const order = shuffle
    ? randomPermutation({ seed, use: RandomUse.shuffle }, rows)
    : Int32Array.from({ length: rows }, (_, i) => i);
  const end = dropLast ? rows - (rows % batchSize) : rows;
  for (let first = 0; first < end; first += batchSize) {
    const indices = order.subarray(first, Math.min(first + batchSize, end));
    yield {
      inputs: inputsAt(who, inputs, indices),
      targets: targetsAt(who, targets, indices),
      ...(sampleWeights && { sampleWeights: Float64Array.from(indices, (index) => sampleWeights[index]) }),
    };
  }
}

/** A copy of a plain list of values, which are not rounded. */
function ownValues(who: string, targets: Targets, rows: number): Float64Array | undefined {
  if (!isColumn(targets)) return undefined;
  return Float64Array.from({ length: rows }, (_, i) => checkedValue(who, targets[i], i));
}
