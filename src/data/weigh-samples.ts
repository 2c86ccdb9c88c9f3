import { rangeError, show, typeError } from "../core/check";
import type { MatrixLike } from "../core/matrix";
import { inputsAt, targetAt, targetsAt, type Dataset } from "./dataset";
import { isLabels, type Targets } from "./targets";
import type { TrainerSettings } from "./trainer-options";

/** Samples that all count, and by how much. */
export interface WeighedSamples {
  readonly inputs: MatrixLike;
  readonly targets: Targets;
  readonly rows: number;
  /** Weight of each sample, above 0; undefined where all are 1. */
  readonly weights: Float32Array | undefined;
}

/**
 * The samples of a checked data set that count, with their weights: the product of the sample's own and
 * that of its class.
 *
 * @throws TypeError, RangeError for targets that are no classes, and when every weight is 0.
 */
export function weighSamples(
  who: string,
  { inputs, targets, sampleWeights }: Dataset,
  rows: number,
  { classWeights, loss }: TrainerSettings,
): WeighedSamples {
  if (sampleWeights === undefined && classWeights === undefined) return { inputs, targets, rows, weights: undefined };
  const weights = sampleWeights === undefined ? new Float32Array(rows).fill(1) : Float32Array.from(sampleWeights);
  if (classWeights !== undefined) {
    if (!isLabels(targets) && loss.name !== "crossEntropy") throw noClasses(who, loss.name);
    for (let r = 0; r < rows; r++) weights[r] *= classWeight(who, targets, r, classWeights);
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
  if (!isLabels(targets)) return weights.reduce((sum, weight, j) => sum + weight * targetAt(targets, row, j), 0);
  const label: unknown = targets[row];
  if (typeof label === "number" && Number.isInteger(label) && label >= 0 && label < weights.length) {
    return weights[label];
  }
  const needed = `with classWeights, pass class indices from 0 to ${weights.length - 1}`;
  throw (typeof label === "number" ? rangeError : typeError)(who, `target ${row} is ${show(label)}`, needed);
}

function unlessOnes(weights: Float32Array): Float32Array | undefined {
  return weights.every((weight) => weight === 1) ? undefined : weights;
}
