import { assertSingle, rangeError, show, typeError } from "../core/check";
import { isColumn, notFiniteError, type MatrixLike } from "../core/matrix";
import { copySampleWeights } from "./assert-weights";
import type { Dataset } from "./dataset";
import { inputsAt, targetAt, targetsAt } from "./samples";
import { checkedClass, type Targets } from "./targets";

/** Samples that all count, and by how much. */
export interface WeighedSamples {
  readonly inputs: MatrixLike;
  readonly targets: Targets;
  readonly rows: number;
  /** Weight of each sample, above 0; undefined where all are 1. */
  readonly weights: Float32Array | undefined;
}

/** What the classes of samples count. */
export interface ClassWeighting {
  /** By class index. Default all 1. */
  readonly classWeights: readonly number[] | undefined;
  readonly loss: { readonly name: string };
}

/**
 * The samples of a checked data set that count, with their weights: the product of the sample's own and
 * that of its class.
 *
 * @throws TypeError, RangeError for targets that are no classes, for a product that f32 cannot hold, and when every
 *   weight is 0.
 */
export function weighSamples(
  who: string,
  { inputs, targets, sampleWeights }: Dataset,
  rows: number,
  { classWeights, loss }: ClassWeighting,
): WeighedSamples {
  if (sampleWeights === undefined && classWeights === undefined) return { inputs, targets, rows, weights: undefined };
  const weights = Float32Array.from(copySampleWeights(who, sampleWeights, rows));
  if (classWeights !== undefined) {
    if (!isColumn(targets) && loss.name !== "crossEntropy") throw noClasses(who, loss.name);
    for (let r = 0; r < rows; r++) {
      const weight = weights[r] * classWeight(who, targets, r, classWeights);
      assertSingle(who, `the weight of sample ${r} times that of its class`, weight);
      weights[r] = weight;
    }
  }
  const kept = Int32Array.from(weights.keys()).filter((r) => weights[r] > 0);
  if (kept.length === 0) {
    throw rangeError(who, "the weights of all samples are 0", "give at least one a weight above 0");
  }
  if (kept.length === rows) return { inputs, targets, rows, weights: unlessOnes(weights) };
  return {
    inputs: inputsAt(who, inputs, kept),
    targets: targetsAt(who, targets, kept),
    rows: kept.length,
    weights: unlessOnes(weights.filter((weight) => weight > 0)),
  };
}

function noClasses(who: string, loss: string): RangeError {
  return rangeError(
    who,
    `classWeights with the loss "${loss}" on targets that are rows`,
    "pass class indices as targets, or sampleWeights",
  );
}

/** Weight of a sample's class; of a row of probabilities, the mean by them. */
function classWeight(who: string, targets: Targets, row: number, weights: readonly number[]): number {
  if (!isColumn(targets)) return rowWeight(who, targets, row, weights);
  return weights[checkedClass(who, targets[row], row, weights.length)];
}

function rowWeight(who: string, targets: MatrixLike, row: number, weights: readonly number[]): number {
  let sum = 0;
  for (let j = 0; j < weights.length; j++) {
    const share: unknown = targetAt(targets, row, j);
    if (typeof share !== "number" || share < 0) {
      const error = typeof share === "number" ? rangeError : typeError;
      const got = `targets at row ${row}, column ${j} are ${show(share)}`;
      throw error(who, got, "with classWeights, pass probabilities of 0 or more");
    }
    if (!Number.isFinite(share)) throw notFiniteError(who, "targets", share, row, j);
    sum += weights[j] * share;
  }
  return sum;
}

function unlessOnes(weights: Float32Array): Float32Array | undefined {
  return weights.every((weight) => weight === 1) ? undefined : weights;
}
