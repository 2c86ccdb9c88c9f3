/** Metrics of probabilities: how well they say what will be. */
import { assertInteger } from "../core/check";
import type { Classes } from "./classes";
import { probabilityRows, scoreRows, type ScoreRows } from "./scores";

/**
 * Mean of -log p of what came to be: of the class that a sample has, or, of single probabilities and of several labels a
 * row, of each label being there or not (the mean over labels too). Rows are divided by their sum; probabilities are
 * kept 2.2e-16 from 0 and 1. `log_loss` of scikit-learn.
 *
 * @param outputs - Probabilities: of class 1, or a row with one for each class or label.
 * @param targets - True classes, or one-hot rows, or rows of 0 and 1.
 * @returns NaN if an output is NaN.
 * @throws TypeError, RangeError for outputs outside 0 to 1, for unequal numbers and for none.
 */
export function logLoss(outputs: Classes, targets: Classes): number {
  const rows = probabilityRows("logLoss", outputs, targets);
  const { scores, columns } = rows;
  if (rows.hasNaN) return NaN;
  if (rows.multiLabel || columns === 1) {
    return meanOfElements(rows, (p, isOf) => -Math.log(kept(isOf ? p : 1 - p)));
  }
  return meanOfRows(rows, (r) => {
    const sum = sumOf(columns, (c) => scores[r * columns + c]);
    return sumOf(columns, (c) => (rows.isOf(r, c) ? -Math.log(kept(scores[r * columns + c] / sum)) : 0));
  });
}

/**
 * Brier score: mean of (p - y)² for single probabilities, for two columns (the second's) and for labels; of three
 * classes or more the mean over the samples of the sum over the classes. `brier_score_loss` of scikit-learn for two classes.
 *
 * @returns NaN if an output is NaN.
 * @throws as `logLoss`.
 * Source: Brier (1950), "Verification of forecasts expressed in terms of probability", equation 2.
 */
export function brierScore(outputs: Classes, targets: Classes): number {
  const rows = probabilityRows("brierScore", outputs, targets);
  const { scores, columns } = rows;
  if (rows.hasNaN) return NaN;
  const square = (r: number, c: number) => (scores[r * columns + c] - Number(rows.isOf(r, c))) ** 2;
  if (rows.multiLabel || columns === 1) return meanOfElements(rows, (p, isOf) => (p - Number(isOf)) ** 2);
  return meanOfRows(rows, (r) => (columns === 2 ? square(r, 1) : sumOf(columns, (c) => square(r, c))));
}

/**
 * Share of the samples whose class is among the `k` with the highest scores; of equal scores the later class counts as
 * the higher, as in `top_k_accuracy_score` of scikit-learn.
 *
 * @param outputs - Rows with a score for each class; logits will do.
 * @param k - 1 or more. Default 2.
 * @returns NaN if an output is NaN.
 * @throws TypeError, RangeError for unequal numbers, for none, and for a `k` that is not valid.
 */
export function topKAccuracy(outputs: Classes, targets: Classes, k = 2): number {
  const who = "topKAccuracy";
  assertInteger(who, "k", k, 1);
  const rows = scoreRows(who, outputs, targets);
  const { scores, columns } = rows;
  if (rows.hasNaN) return NaN;
  return meanOfRows(rows, (r) => {
    const own = Array.from({ length: columns }, (_, c) => c).find((c) => rows.isOf(r, c));
    if (own === undefined) return Number(k >= 2 && columns === 1);
    const score = scores[r * columns + own];
    const higher = (c: number) =>
      Number(scores[r * columns + c] > score || (scores[r * columns + c] === score && c > own));
    return Number(sumOf(columns, higher) < k);
  });
}

function kept(probability: number): number {
  return Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, probability));
}

function meanOfElements(rows: ScoreRows, termOf: (p: number, isOf: boolean) => number): number {
  const { scores, columns } = rows;
  return meanOfRows(rows, (r) => sumOf(columns, (c) => termOf(scores[r * columns + c], rows.isOf(r, c))) / columns);
}

function meanOfRows({ rows }: ScoreRows, termOf: (row: number) => number): number {
  return sumOf(rows, termOf) / rows;
}

function sumOf(count: number, termOf: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += termOf(i);
  return sum;
}
