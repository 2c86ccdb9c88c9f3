import { rangeError } from "../core/check";
import type { Classes } from "./classes";
import { tallyOf, type ClassCounts } from "./tally";

/** Scores of each class, by its index. */
export interface ClassScores {
  /** Share of the samples given the class that are of it: TP / (TP + FP). */
  readonly precision: number[];
  /** Share of the samples of the class that were given it: TP / (TP + FN). */
  readonly recall: number[];
  /** Harmonic mean of the two: 2 TP / (2 TP + FP + FN). */
  readonly f1: number[];
  /** Samples of the class. */
  readonly support: number[];
  [score: string]: number[];
}

/** Classes of which a list by index is made; a gap between labels costs memory. */
const MAX_CLASSES = 1_000_000;

/**
 * Precision, recall and F1 of each class; 0 where one would be 0 / 0, NaN if an output is NaN.
 * `precision_recall_fscore_support` of scikit-learn with all classes as labels. Where targets have several labels a row,
 * each label is a class of its own, given from 0.5 on.
 *
 * @param outputs - Predicted classes, or rows of a network's outputs.
 * @param targets - True classes, or one-hot rows, or rows of 0 and 1.
 * @throws TypeError, RangeError for anything else, for unequal numbers, for none, and for a class above a million.
 */
export function classScores(outputs: Classes, targets: Classes): ClassScores {
  const who = "classScores";
  const { byClass, count, hasNaN } = tallyOf(who, outputs, targets);
  if (count > MAX_CLASSES) {
    throw rangeError(who, `there is a class ${count - 1}`, "number the classes from 0 without gaps");
  }
  const listOf = (score: (counts: ClassCounts) => number) =>
    Array.from({ length: count }, (_, label) => score(byClass.get(label) ?? NOTHING));
  return {
    precision: listOf(hasNaN ? notANumber : precisionOf),
    recall: listOf(hasNaN ? notANumber : recallOf),
    f1: listOf(hasNaN ? notANumber : f1Of),
    support: listOf(({ support }) => support),
  };
}

const NOTHING: ClassCounts = { hits: 0, given: 0, support: 0 };
const notANumber = () => NaN;
const precisionOf = ({ hits, given }: ClassCounts) => (hits === 0 ? 0 : hits / given);
const recallOf = ({ hits, support }: ClassCounts) => (hits === 0 ? 0 : hits / support);
const f1Of = ({ hits, given, support }: ClassCounts) => (hits === 0 ? 0 : hits / ((given + support) / 2));

/**
 * Mean of the classes' precisions, over those that occur; NaN if an output is NaN. Of several labels a row, the mean
 * over all labels. `precision_score(average="macro")` of scikit-learn.
 *
 * @throws as `classScores`, except for high classes.
 */
export function precision(outputs: Classes, targets: Classes): number {
  return macro("precision", outputs, targets, precisionOf);
}

/** Mean of the classes' recalls, as `precision`. `recall_score(average="macro")` of scikit-learn. */
export function recall(outputs: Classes, targets: Classes): number {
  return macro("recall", outputs, targets, recallOf);
}

/** Mean of the classes' F1 scores, as `precision`. `f1_score(average="macro")` of scikit-learn. */
export function f1(outputs: Classes, targets: Classes): number {
  return macro("f1", outputs, targets, f1Of);
}

/** Mean over the classes that are some sample's target or output, in their order. */
function macro(who: string, outputs: Classes, targets: Classes, scoreOf: (counts: ClassCounts) => number): number {
  const { byClass, hasNaN } = tallyOf(who, outputs, targets);
  if (hasNaN) return NaN;
  const labels = [...byClass.keys()].sort((a, b) => a - b);
  return labels.reduce((sum, label) => sum + scoreOf(byClass.get(label)!), 0) / labels.length;
}
