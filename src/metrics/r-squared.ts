import { valuePairs, type Values } from "./values";

/**
 * Coefficient of determination, `1 - Σ (y - t)² / Σ (t - mean t)²`, the mean over the columns: 1 is perfect, 0
 * as good as the mean. A column of equal targets gives 1 if it is met exactly, else 0. `r2_score` of scikit-learn.
 *
 * @throws TypeError, RangeError for values of unequal shape.
 */
export function rSquared(outputs: Values, targets: Values): number {
  const { predicted, actual, columns } = valuePairs("rSquared", outputs, targets);
  let sum = 0;
  for (let c = 0; c < columns; c++) sum += columnScore(predicted, actual, c, columns);
  return sum / columns;
}

function columnScore(predicted: ArrayLike<number>, actual: ArrayLike<number>, first: number, stride: number): number {
  // Counted from the first target, so that the mean of equal targets is exact.
  let mean = actual[first];
  for (let i = first; i < actual.length; i += stride) mean += ((actual[i] - actual[first]) * stride) / actual.length;
  let residual = 0;
  let total = 0;
  for (let i = first; i < actual.length; i += stride) {
    residual += (predicted[i] - actual[i]) ** 2;
    total += (actual[i] - mean) ** 2;
  }
  if (residual === 0) return 1;
  return total === 0 ? 0 : 1 - residual / total;
}
