import { rangeError } from "../core/check";
import { classPairs, type Classes } from "./classes";
import { labelPairs } from "./labels";

/** Rows of the largest table: 4096 squared numbers are 128 MB. */
const MAX_CLASSES = 4096;

/**
 * How many samples of each class (the row) were given each class (the column). `confusion_matrix` of
 * scikit-learn with all classes as labels.
 *
 * @param outputs - Predicted classes, or rows of a network's outputs.
 * @param targets - True classes, or one-hot rows.
 * @throws TypeError, RangeError for anything else, for unequal numbers, for none, for outputs that are NaN, for several
 *   labels a row, and for more than 4096 classes.
 *
 * @example
 * ```ts
 * confusionMatrix([0, 1, 1], [0, 0, 1]); // [[1, 1], [0, 1]]
 * ```
 */
export function confusionMatrix(outputs: Classes, targets: Classes): number[][] {
  const who = "confusionMatrix";
  if (labelPairs(who, outputs, targets) !== undefined) {
    throw rangeError(who, "the targets have several labels a row", "use classScores, which counts label by label");
  }
  const { predicted, actual, count } = classPairs(who, outputs, targets);
  const nan = predicted.findIndex((index: number) => index < 0);
  if (nan >= 0) throw rangeError(who, `output ${nan} is NaN`, "pass outputs that name a class");
  if (count > MAX_CLASSES) {
    throw rangeError(
      who,
      `${count} classes make a table of ${count} x ${count}`,
      `number the classes from 0 without gaps, at most ${MAX_CLASSES}`,
    );
  }
  const table = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (let i = 0; i < actual.length; i++) table[actual[i]][predicted[i]]++;
  return table;
}
