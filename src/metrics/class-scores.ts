import { classPairs, type Classes } from "./classes";
import { countPairs } from "./confusion-matrix";

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

/**
 * Precision, recall and F1 of each class; 0 where one would be 0 / 0. `precision_recall_fscore_support`
 * of scikit-learn with all classes as labels.
 *
 * @param outputs - Predicted classes, or rows of a network's outputs.
 * @param targets - True classes, or one-hot rows.
 * @throws TypeError, RangeError for anything else or for unequal numbers.
 */
export function classScores(outputs: Classes, targets: Classes): ClassScores {
  return scoresOf("classScores", outputs, targets).scores;
}

/** Mean of the classes' precisions, over those that occur. `precision_score(average="macro")` of scikit-learn. */
export function precision(outputs: Classes, targets: Classes): number {
  return macro("precision", outputs, targets);
}

/** Mean of the classes' recalls, over those that occur. `recall_score(average="macro")` of scikit-learn. */
export function recall(outputs: Classes, targets: Classes): number {
  return macro("recall", outputs, targets);
}

/** Mean of the classes' F1 scores, over those that occur. `f1_score(average="macro")` of scikit-learn. */
export function f1(outputs: Classes, targets: Classes): number {
  return macro("f1", outputs, targets);
}

/** Mean over the classes that are some sample's target or output. */
function macro(name: "precision" | "recall" | "f1", outputs: Classes, targets: Classes): number {
  const { scores, given } = scoresOf(name, outputs, targets);
  const occurring = scores[name].filter((_, j) => scores.support[j] + given[j] > 0);
  return occurring.reduce((sum, score) => sum + score, 0) / occurring.length;
}

function scoresOf(who: string, outputs: Classes, targets: Classes): { scores: ClassScores; given: number[] } {
  const table = countPairs(classPairs(who, outputs, targets));
  const support = table.map((row) => row.reduce((sum, n) => sum + n, 0));
  const given = table.map((_, j) => table.reduce((sum, row) => sum + row[j], 0));
  const score = (of: (j: number) => number) => table.map((row, j) => (row[j] === 0 ? 0 : row[j] / of(j)));
  return {
    given,
    scores: {
      precision: score((j) => given[j]),
      recall: score((j) => support[j]),
      f1: score((j) => (given[j] + support[j]) / 2),
      support,
    },
  };
}
