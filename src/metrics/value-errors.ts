import { valuePairs, type Values } from "./values";

/**
 * Mean of |y - t| over all elements. `mean_absolute_error` of scikit-learn.
 *
 * @returns NaN if an output or a target is NaN.
 * @throws TypeError, RangeError for values of unequal shape, and for none.
 */
export function meanAbsoluteError(outputs: Values, targets: Values): number {
  return meanOf("meanAbsoluteError", outputs, targets, (y, t) => Math.abs(y - t));
}

/**
 * Root of the mean of (y - t)² over all elements. `mean_squared_error(squared=False)` of scikit-learn for one column.
 *
 * @returns NaN if an output or a target is NaN.
 * @throws as `meanAbsoluteError`.
 */
export function rootMeanSquaredError(outputs: Values, targets: Values): number {
  return Math.sqrt(meanOf("rootMeanSquaredError", outputs, targets, (y, t) => (y - t) ** 2));
}

/**
 * Mean of |y - t| / |t| over all elements, as a share: 0.1 is 10 %. A target of 0 counts as 2.2e-16, as in
 * `mean_absolute_percentage_error` of scikit-learn.
 *
 * @returns NaN if an output or a target is NaN.
 * @throws as `meanAbsoluteError`.
 */
export function meanAbsolutePercentageError(outputs: Values, targets: Values): number {
  return meanOf(
    "meanAbsolutePercentageError",
    outputs,
    targets,
    (y, t) => Math.abs(y - t) / Math.max(Math.abs(t), Number.EPSILON),
  );
}

function meanOf(who: string, outputs: Values, targets: Values, termOf: (y: number, t: number) => number): number {
  const { predicted, actual } = valuePairs(who, outputs, targets);
  let sum = 0;
  for (let i = 0; i < actual.length; i++) sum += termOf(predicted[i], actual[i]);
  return sum / actual.length;
}
