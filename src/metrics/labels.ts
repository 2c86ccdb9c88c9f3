import { isArray } from "../core/kind";
import { rangeError } from "../core/check";
import { finiteMatrix, isColumn, isMatrix, toMatrix, type Matrix } from "../core/matrix";
import { assertSameSamples, type Classes } from "./classes";

/** Predicted and true labels of samples that may have several, or none: rows of 0 and 1, row-major. */
export interface LabelPairs {
  /** Scores; a label is given from 0.5 on. */
  readonly scores: Float32Array;
  readonly actual: Float32Array;
  readonly rows: number;
  readonly columns: number;
  readonly hasNaN: boolean;
}

/**
 * Outputs and targets of samples with several labels: of targets that are rows of 0 and 1 where a row has not exactly
 * one 1. Others name one class a row.
 *
 * @returns undefined for targets that name one class for each sample.
 * @throws TypeError, RangeError for outputs of another shape than such targets.
 */
export function labelPairs(who: string, outputs: Classes, targets: Classes): LabelPairs | undefined {
  const actual = labelRows(who, targets);
  if (actual === undefined) return undefined;
  if (isColumn(outputs)) {
    throw rangeError(
      who,
      "the targets have several labels a row, the outputs are a list",
      "pass a row for each sample",
    );
  }
  const scores = toMatrix(who, "outputs", outputs);
  assertSameSamples(who, scores.rows, actual.rows);
  if (scores.columns !== actual.columns) {
    throw rangeError(
      who,
      `outputs have ${scores.columns} columns, targets ${actual.columns}`,
      "pass a score for each label",
    );
  }
  const { rows, columns } = actual;
  return { scores: scores.data, actual: actual.data, rows, columns, hasNaN: scores.data.some(Number.isNaN) };
}

/** Targets that are rows of 0 and 1 and not all one-hot. */
function labelRows(who: string, targets: Classes): Matrix | undefined {
  if (isColumn(targets) || !(isArray(targets) ? targets.length > 0 : isMatrix(targets))) return undefined;
  const matrix = finiteMatrix(who, "targets", toMatrix(who, "targets", targets));
  const { data, rows, columns } = matrix;
  if (columns === 1 || data.some((value) => value !== 0 && value !== 1)) return undefined;
  for (let r = 0; r < rows; r++) {
    let ones = 0;
    for (let c = 0; c < columns; c++) ones += data[r * columns + c];
    if (ones !== 1) return matrix;
  }
  return undefined;
}

/** Whether a label is given where it is, and not where it is not. */
export function isLabelRight({ scores, actual }: LabelPairs, i: number): boolean {
  return scores[i] >= 0.5 === (actual[i] === 1);
}
