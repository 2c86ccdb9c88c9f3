import { classPairs, type Classes } from "./classes";
import { isLabelRight, labelPairs } from "./labels";

/**
 * Share of the samples whose class is right. `accuracy_score` of scikit-learn. Where targets have several labels a row,
 * the share of the labels that are right (1 - `hamming_loss`); `subsetAccuracy` counts whole rows.
 *
 * @param outputs - Predicted classes, or rows of a network's outputs.
 * @param targets - True classes, or one-hot rows, or rows of 0 and 1.
 * @returns NaN if an output is NaN.
 * @throws TypeError, RangeError for anything else, for unequal numbers and for none.
 */
export function accuracy(outputs: Classes, targets: Classes): number {
  const labels = labelPairs("accuracy", outputs, targets);
  if (labels !== undefined) {
    if (labels.hasNaN) return NaN;
    return share(labels.actual.length, (i) => isLabelRight(labels, i));
  }
  const { predicted, actual, hasNaN } = classPairs("accuracy", outputs, targets);
  return hasNaN ? NaN : share(actual.length, (i) => predicted[i] === actual[i]);
}

/**
 * Share of the samples whose labels are all right. `accuracy_score` of scikit-learn, for several labels a row too.
 *
 * @returns NaN if an output is NaN.
 * @throws as `accuracy`.
 */
export function subsetAccuracy(outputs: Classes, targets: Classes): number {
  const labels = labelPairs("subsetAccuracy", outputs, targets);
  if (labels === undefined) return accuracy(outputs, targets);
  const { rows, columns, hasNaN } = labels;
  const isRowRight = (r: number) => share(columns, (c) => isLabelRight(labels, r * columns + c)) === 1;
  return hasNaN ? NaN : share(rows, isRowRight);
}

function share(count: number, isRight: (i: number) => boolean): number {
  let right = 0;
  for (let i = 0; i < count; i++) right += Number(isRight(i));
  return right / count;
}
