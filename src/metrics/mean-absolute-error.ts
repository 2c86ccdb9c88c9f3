import { valuePairs, type Values } from "./values";

/**
 * Mean of |y - t| over all elements. `mean_absolute_error` of scikit-learn.
 *
 * @throws TypeError, RangeError for values of unequal shape.
 */
export function meanAbsoluteError(outputs: Values, targets: Values): number {
  const { predicted, actual } = valuePairs("meanAbsoluteError", outputs, targets);
  let sum = 0;
  for (let i = 0; i < actual.length; i++) sum += Math.abs(predicted[i] - actual[i]);
  return sum / actual.length;
}
