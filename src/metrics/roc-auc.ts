import { rangeError } from "../core/check";
import { toMatrix } from "../core/matrix";
import { classPairs, isColumn, type Classes } from "./classes";

/**
 * Area under the ROC curve: how likely a sample of a class has a higher score for it than one of another,
 * ties counting half. With one score a sample it is that of class 1; with two, their difference
 * is; with more it is the mean over the classes, each against the rest (`roc_auc_score` of
 * scikit-learn, `multi_class="ovr"`). A class without samples, or with all of them, has no area and is
 * left out; NaN if no class has one.
 *
 * @param outputs - Scores: a list, or rows with one for each class. Logits of three classes or more give
 *   another number than their probabilities, because softmax compares them within a row.
 * @param targets - True classes, or one-hot rows.
 * @throws TypeError, RangeError for anything else or for unequal numbers.
 * Source: Fawcett (2006), "An introduction to ROC analysis", section 8.
 */
export function rocAuc(outputs: Classes, targets: Classes): number {
  const who = "rocAuc";
  const scores = isColumn(outputs)
    ? { data: Float64Array.from(outputs), rows: outputs.length, columns: 1 }
    : toMatrix(who, "outputs", outputs);
  const { rows, columns } = scores;
  const { actual, count } = classPairs(who, new Uint8Array(rows), targets);
  if (count > Math.max(2, columns)) {
    throw rangeError(who, `there are ${count} classes and ${columns} scores a sample`, "pass a score for each class");
  }
  const column = (c: number) => Float64Array.from({ length: rows }, (_, r) => scores.data[r * columns + c]);
  if (columns === 1) return areaOf(column(0), actual, 1);
  if (columns === 2) {
    const zero = column(0);
    return areaOf(
      column(1).map((score, r) => score - zero[r]),
      actual,
      1,
    );
  }
  const areas = Array.from({ length: columns }, (_, c) => areaOf(column(c), actual, c)).filter((x) => !Number.isNaN(x));
  return areas.reduce((sum, area) => sum + area, 0) / areas.length;
}

/** By the sum of the ranks of the class's scores (Mann and Whitney); NaN without samples on either side. */
function areaOf(scores: Float64Array, classes: ArrayLike<number>, positive: number): number {
  const order = Array.from(scores.keys()).sort((a, b) => scores[a] - scores[b]);
  let ranks = 0;
  let positives = 0;
  let first = 0;
  while (first < order.length) {
    let end = first;
    let among = 0;
    for (; end < order.length && scores[order[end]] === scores[order[first]]; end++) {
      among += Number(classes[order[end]] === positive);
    }
    if (end === first) return NaN; // A score that is NaN has no rank.
    // Equal scores share the mean of their ranks, first + 1 to end.
    ranks += (among * (first + 1 + end)) / 2;
    positives += among;
    first = end;
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (order.length - positives));
}
