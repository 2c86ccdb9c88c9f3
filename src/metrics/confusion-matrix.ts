import { classPairs, type Classes, type ClassPairs } from "./classes";

/**
 * How many samples of each class (the row) were given each class (the column). `confusion_matrix` of
 * scikit-learn with all classes as labels.
 *
 * @param outputs - Predicted classes, or rows of a network's outputs.
 * @param targets - True classes, or one-hot rows.
 * @throws TypeError, RangeError for anything else or for unequal numbers.
 *
 * @example
 * ```ts
 * confusionMatrix([0, 1, 1], [0, 0, 1]); // [[1, 1], [0, 1]]
 * ```
 */
export function confusionMatrix(outputs: Classes, targets: Classes): number[][] {
  return countPairs(classPairs("confusionMatrix", outputs, targets));
}

export function countPairs({ predicted, actual, count }: ClassPairs): number[][] {
  const table = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (let i = 0; i < actual.length; i++) table[actual[i]][predicted[i]]++;
  return table;
}
