import { rangeError } from "../core/check";
import { isColumn, toDoubleMatrix } from "../core/matrix";
import { classPairs, type Classes } from "./classes";
import { labelPairs } from "./labels";
import { valuePairs } from "./values";

/** Scores of the classes or labels of samples, and which of them each sample has. */
export interface ScoreRows {
  /** (rows, columns), row-major; one column is the score of class 1. */
  readonly scores: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  /** Whether samples may have several labels. */
  readonly multiLabel: boolean;
  readonly hasNaN: boolean;
  /** Whether a sample has the class of a column; of a single column, class 1. */
  isOf(row: number, column: number): boolean;
}

/** @throws TypeError, RangeError for scores and targets that do not belong together. */
export function scoreRows(who: string, outputs: Classes, targets: Classes): ScoreRows {
  const labels = labelPairs(who, outputs, targets);
  if (labels !== undefined) {
    const { scores, actual, rows, columns, hasNaN } = labels;
    return { scores, rows, columns, multiLabel: true, hasNaN, isOf: (r, c) => actual[r * columns + c] === 1 };
  }
  const { data, rows, columns } = isColumn(outputs)
    ? { data: valuePairs(who, outputs, outputs).predicted, rows: outputs.length, columns: 1 }
    : toDoubleMatrix(who, "outputs", outputs);
  const { actual, count } = classPairs(who, new Uint8Array(rows), targets);
  if (count > Math.max(2, columns)) {
    throw rangeError(who, `there are ${count} classes and ${columns} scores a sample`, "pass a score for each class");
  }
  const positive = (column: number) => (columns === 1 ? 1 : column);
  return {
    scores: data,
    rows,
    columns,
    multiLabel: false,
    hasNaN: data.some((x: number) => Number.isNaN(x)),
    isOf: (r, c) => actual[r] === positive(c),
  };
}

/** The same of scores that are probabilities. @throws as `scoreRows`; RangeError for one outside 0 to 1. */
export function probabilityRows(who: string, outputs: Classes, targets: Classes): ScoreRows {
  const rows = scoreRows(who, outputs, targets);
  assertProbabilities(who, rows);
  return rows;
}

/** Checks that scores are probabilities. @throws RangeError for one outside 0 to 1; NaN is left to the caller. */
function assertProbabilities(who: string, { scores, columns }: ScoreRows): void {
  for (let i = 0; i < scores.length; i++) {
    if (!(scores[i] < 0 || scores[i] > 1)) continue;
    throw rangeError(
      who,
      `outputs at row ${Math.floor(i / columns)}, column ${i % columns} are ${scores[i]}`,
      "pass probabilities from 0 to 1, such as those of a last layer Softmax or Sigmoid",
    );
  }
}
