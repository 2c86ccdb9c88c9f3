import type { Classes } from "./classes";
import { scoreRows, type ScoreRows } from "./scores";

/**
 * Area under the ROC curve: how likely a sample of a class has a higher score for it than one of another,
 * ties counting half. With one score a sample it is that of class 1; with two, their difference
 * is; with more it is the mean over the classes, each against the rest (`roc_auc_score` of
 * scikit-learn, `multi_class="ovr"`), as it is over the labels where targets have several a row. A class without
 * samples, or with all of them, has no area and is left out; NaN if no class has one.
 *
 * @param outputs - Scores: a list, or rows with one for each class. Logits of three classes or more give
 *   another number than their probabilities, because softmax compares them within a row.
 * @param targets - True classes, or one-hot rows, or rows of 0 and 1.
 * @returns NaN if an output is NaN.
 * @throws TypeError, RangeError for anything else, for unequal numbers and for none.
 * Source: Fawcett (2006), "An introduction to ROC analysis", section 8.
 */
export function rocAuc(outputs: Classes, targets: Classes): number {
  return meanOfColumns(scoreRows("rocAuc", outputs, targets), areaOf);
}

/**
 * Average precision, `Σ (R - R before) P` over the scores from high to low: precision P and recall R of taking all
 * samples down to a score for class 1. With more classes or labels the mean over them, as `rocAuc`.
 * `average_precision_score` of scikit-learn.
 *
 * @param outputs - Scores, as for `rocAuc`.
 * @returns NaN if an output is NaN, or no class has samples.
 * @throws as `rocAuc`.
 * Source: Zhu (2004), "Recall, precision and average precision".
 */
export function averagePrecision(outputs: Classes, targets: Classes): number {
  return meanOfColumns(scoreRows("averagePrecision", outputs, targets), precisionOf);
}

type ColumnScore = (scores: Float64Array, isPositive: (row: number) => boolean) => number;

/** Of one column or two the score of class 1, else the mean over the columns that have one. */
function meanOfColumns(rows: ScoreRows, scoreOf: ColumnScore): number {
  const { scores, columns, multiLabel } = rows;
  if (rows.hasNaN) return NaN;
  const column = (c: number) => Float64Array.from({ length: rows.rows }, (_, r) => scores[r * columns + c]);
  if (columns === 1) return scoreOf(column(0), (r) => rows.isOf(r, 0));
  if (columns === 2 && !multiLabel) {
    const zero = column(0);
    // Equal infinities differ by 0 too.
    const differences = column(1).map((score, r) => (score === zero[r] ? 0 : score - zero[r]));
    return scoreOf(differences, (r) => rows.isOf(r, 1));
  }
  const all = Array.from({ length: columns }, (_, c) => scoreOf(column(c), (r) => rows.isOf(r, c)));
  const known = all.filter((score) => !Number.isNaN(score));
  return known.reduce((sum, score) => sum + score, 0) / known.length;
}

/** How many samples of the class, and of the others, have the same score. */
interface Tie {
  readonly positives: number;
  readonly negatives: number;
}

/** The samples of each score, from high to low. */
function* tiesOf(scores: Float64Array, isPositive: (row: number) => boolean): Generator<Tie> {
  const [positive, negative] = [scores.filter((_, r) => isPositive(r)), scores.filter((_, r) => !isPositive(r))];
  positive.sort();
  negative.sort();
  let [p, n] = [positive.length, negative.length];
  while (p > 0 || n > 0) {
    const [lastPositive, lastNegative] = [p, n];
    const score = Math.max(p > 0 ? positive[p - 1] : -Infinity, n > 0 ? negative[n - 1] : -Infinity);
    while (p > 0 && positive[p - 1] === score) p--;
    while (n > 0 && negative[n - 1] === score) n--;
    yield { positives: lastPositive - p, negatives: lastNegative - n };
  }
}

/** The share of pairs whose sample of the class has the higher score, ties half (Mann and Whitney); NaN without a pair. */
function areaOf(scores: Float64Array, isPositive: (row: number) => boolean): number {
  let [positives, negatives, pairs] = [0, 0, 0];
  for (const tie of tiesOf(scores, isPositive)) {
    pairs += tie.negatives * (positives + tie.positives / 2);
    positives += tie.positives;
    negatives += tie.negatives;
  }
  return pairs / (positives * negatives);
}

/** NaN without samples of the class. */
function precisionOf(scores: Float64Array, isPositive: (row: number) => boolean): number {
  let [sum, positives, taken] = [0, 0, 0];
  for (const tie of tiesOf(scores, isPositive)) {
    positives += tie.positives;
    taken += tie.positives + tie.negatives;
    sum += tie.positives * (positives / taken);
  }
  return sum / positives;
}
