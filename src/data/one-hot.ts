import { argMaxRows } from "../core/arg-max";
import { assertInteger, rangeError, show, typeError } from "../core/check";
import { toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { isLabels, type Labels } from "../training/targets";

/**
 * Class indices as rows with a 1 at the class and 0 elsewhere.
 *
 * @param classes - Number of classes, the columns of the result.
 * @throws TypeError, RangeError for labels that are no integers from 0 to `classes - 1`.
 *
 * @example
 * ```ts
 * const { data } = oneHot([2, 0], 3); // 0 0 1, 1 0 0
 * ```
 */
export function oneHot(labels: Labels, classes: number): Matrix {
  const who = "oneHot";
  assertInteger(who, "classes", classes, 1);
  if (!isLabels(labels)) throw typeError(who, `labels are ${show(labels)}`, "pass a list of class indices");
  const data = new Float32Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) {
    const label: unknown = labels[i];
    if (!Number.isInteger(label) || (label as number) < 0 || (label as number) >= classes) {
      throw rangeError(who, `label ${i} is ${show(label)}`, `pass integers from 0 to ${classes - 1}`);
    }
    data[i * classes + (label as number)] = 1;
  }
  return { data, rows: labels.length, columns: classes };
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
