import { rangeError } from "../core/check";
import { isList } from "../core/typed-array";
import { assertSampleWeights, copySampleWeights } from "../data/assert-weights";
import { valuePairs, type Values } from "./values";

/**
 * Coefficient of determination, `1 - Σ w (y - t)² / Σ w (t - mean t)²`, the mean over the columns: 1 is perfect, 0
 * as good as the mean. A column of equal targets gives 1 if it is met exactly, else 0. `r2_score` of scikit-learn.
 *
 * @param weights - How much each sample counts. Default all 1.
 * @returns NaN if an output or a target is NaN.
 * @throws TypeError, RangeError for values of unequal shape, for none, and for weights that are none or all 0.
 */
export function rSquared(outputs: Values, targets: Values, weights?: ArrayLike<number>): number {
  const { predicted, actual, columns } = valuePairs("rSquared", outputs, targets);
  const rows = actual.length / columns;
  const counts = weights && checkedWeights(weights, rows);
  let sum = 0;
  for (let c = 0; c < columns; c++) sum += columnScore(predicted, actual, c, columns, counts);
  return sum / columns;
}

function checkedWeights(weights: ArrayLike<number>, rows: number): Float64Array {
  if (isList(weights) && weights.length !== rows) {
    throw rangeError("rSquared", `${weights.length} weights for ${rows} samples`, "pass one for each");
  }
  assertSampleWeights("rSquared", weights, rows);
  const counts = copySampleWeights("rSquared", weights, rows);
  if (counts.some((weight) => weight > 0)) return counts;
  throw rangeError("rSquared", "the weights of all samples are 0", "give at least one a weight above 0");
}

function columnScore(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  first: number,
  stride: number,
  weights: Float64Array | undefined,
): number {
  const weightAt = (i: number) => (weights === undefined ? 1 : weights[(i - first) / stride]);
  // Counted from the first target, so that the mean of equal targets is exact.
  let distance = 0;
  let weight = 0;
  for (let i = first; i < actual.length; i += stride) {
    distance += weightAt(i) * (actual[i] - actual[first]);
    weight += weightAt(i);
  }
  const mean = actual[first] + distance / weight;
  let residual = 0;
  let total = 0;
  for (let i = first; i < actual.length; i += stride) {
    residual += weightAt(i) * (predicted[i] - actual[i]) ** 2;
    total += weightAt(i) * (actual[i] - mean) ** 2;
  }
  if (residual === 0) return 1;
  return total === 0 && residual < Infinity ? 0 : 1 - residual / total;
}
