/** Several labels a row: targets of 0 and 1, a column for each label. */
import { rangeError } from "../core/check";
import { sigmoid } from "../core/exponential";
import { isMatrix, toDoubleMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { isList } from "../core/typed-array";

/** Whether targets are rows rather than a label for each row. */
export function isLabelRows(y: unknown): y is MatrixLike {
  return isMatrix(y) || (isList(y) && y.length > 0 && isList(y[0]));
}

/** @throws TypeError, RangeError for rows of anything but 0 and 1. */
export function toLabelRows(who: string, y: MatrixLike): Matrix {
  const { data, rows, columns } = toDoubleMatrix(who, "y", y);
  const wrong = data.findIndex((value) => value !== 0 && value !== 1);
  if (wrong < 0) return { data: Float32Array.from(data), rows, columns };
  const place = `y at row ${Math.floor(wrong / columns)}, column ${wrong % columns}`;
  throw rangeError(who, `${place} is ${data[wrong]}`, "pass 1 for a label that a row has, 0 for one that it has not");
}

/** The probability of each label, computed in double precision. */
export function sigmoidRows({ data, rows, columns }: Matrix): Matrix {
  return { data: data.map(sigmoid), rows, columns };
}

/** 1 for each label that is likelier than not, as rows. */
export function labelsOfRows({ data, rows, columns }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from(data.subarray(row * columns, (row + 1) * columns), (p) => (p > 0.5 ? 1 : 0)),
  );
}

/** Names of the labels: the numbers of their columns. */
export function columnNames(columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => column);
}
