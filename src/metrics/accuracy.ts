import { classPairs, type Classes } from "./classes";

/**
 * Share of the samples whose class is right. `accuracy_score` of scikit-learn.
 *
 * @param outputs - Predicted classes, or rows of a network's outputs.
 * @param targets - True classes, or one-hot rows.
 * @throws TypeError, RangeError for anything else or for unequal numbers.
 */
export function accuracy(outputs: Classes, targets: Classes): number {
  const { predicted, actual } = classPairs("accuracy", outputs, targets);
  let right = 0;
  for (let i = 0; i < actual.length; i++) right += Number(predicted[i] === actual[i]);
  return right / actual.length;
}
