import { floats } from "../core/allocate";
import { argMaxRows } from "../core/arg-max";
import { assertInteger, rangeError, show, typeError } from "../core/check";
import { isColumn, toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { classIndices } from "./checked-dataset";
import type { Labels } from "./targets";

/** A matrix of 4 GB. */
const MOST_NUMBERS = 2 ** 30;

/**
 * Class indices as rows with a 1 at the class and 0 elsewhere.
 *
 * @param classes - Number of classes, the columns of the result.
 * @throws TypeError, RangeError for labels that are no integers from 0 to `classes - 1`, or rows of more than 2^30 numbers in all.
 *
 * @example
 * ```ts
 * const { data } = oneHot([2, 0], 3); // 0 0 1, 1 0 0
 * ```
 */
export function oneHot(labels: Labels, classes: number): Matrix {
  const who = "oneHot";
  assertInteger(who, "classes", classes, 1);
  if (!isColumn(labels)) throw typeError(who, `labels are ${show(labels)}`, "pass a list of class indices");
  const numbers = labels.length * classes;
  if (numbers > MOST_NUMBERS) {
    throw rangeError(
      who,
      `${labels.length} labels of ${classes} classes make ${numbers} numbers`,
      `pass at most ${MOST_NUMBERS}`,
    );
  }
  return oneHotRows(classIndices(who, "label", labels, classes), classes);
}

/** Checked class indices as rows. */
export function oneHotRows(labels: Int32Array, classes: number): Matrix {
  const data = floats(labels.length * classes);
  for (let i = 0; i < labels.length; i++) data[i * classes + labels[i]] = 1;
  return { data, rows: labels.length, columns: classes };
}

/**
 * The classes that rows name: one 1 among zeros, or 0 or 1 in a single column.
 *
 * @returns undefined if a row names none, or several.
 */
export function labelsOfRows({ data, rows, columns }: Matrix): Int32Array | undefined {
  const labels = new Int32Array(rows);
  for (let r = 0; r < rows; r++) {
    const row = data.subarray(r * columns, (r + 1) * columns);
    const ones = row.filter((value) => value === 1).length;
    const zeros = row.filter((value) => value === 0).length;
    if (ones + zeros !== columns || (columns > 1 && ones !== 1)) return undefined;
    labels[r] = columns === 1 ? row[0] : row.indexOf(1);
  }
  return labels;
}

/**
 * The column of the largest number of each row, the first if several are: one-hot rows,
 * probabilities or logits back to class indices.
 *
 * @throws TypeError, RangeError for what is no matrix, or a row with NaN.
 *
 * @example
 * ```ts
 * const labels = fromOneHot(network.predict(inputs));
 * ```
 */
export function fromOneHot(rows: MatrixLike): Int32Array {
  const who = "fromOneHot";
  const matrix = toMatrix(who, "rows", rows);
  const { data, columns } = matrix;
  const nan = data.findIndex(Number.isNaN);
  if (nan >= 0) {
    throw rangeError(who, `row ${Math.floor(nan / columns)} is NaN at column ${nan % columns}`, "pass numbers");
  }
  return argMaxRows(matrix);
}
