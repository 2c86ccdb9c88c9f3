import { floats, zeros } from "./allocate";
import { isArray, isObject } from "./kind";
import { rangeError, show, typeError } from "./check";
import { copyPart, isFloat32Array, isList, typedArrayName, type NumberArray } from "./typed-array";

/** A matrix: row-major, one sample a row. `data` has `rows * columns` elements. */
export interface Matrix {
  /** Row by row. */
  readonly data: Float32Array;
  /** 1 or more. */
  readonly rows: number;
  /** 1 or more. */
  readonly columns: number;
}

/** A matrix in double precision, for numbers that are scaled or measured before a network takes them. */
export interface DoubleMatrix {
  /** Row by row. */
  readonly data: Float64Array;
  /** 1 or more. */
  readonly rows: number;
  /** 1 or more. */
  readonly columns: number;
}

/** A list of numbers, such as those of a sample. */
export type Row = readonly number[] | NumberArray;

/** What stands for a matrix in calls: a matrix, or an array of rows of equal length. */
export type MatrixLike = Matrix | readonly Row[];

export function isMatrix(value: unknown): value is Matrix {
  return isObject(value) && "data" in value && "rows" in value && "columns" in value;
}

/** Whether a value is a list of numbers, one a sample, rather than rows. */
export function isColumn(value: unknown): value is Row {
  return ArrayBuffer.isView(value) || (isArray(value) && value.length > 0 && !isList(value[0]));
}

/**
 * Checks the form of a matrix (not its numbers) and returns its number of rows; the number
 * of columns is that of the first row.
 *
 * @throws TypeError for anything but a matrix; RangeError for ragged rows, no rows, or data
 *   of the wrong length.
 */
export function checkMatrix(who: string, name: string, value: MatrixLike): number {
  if (isMatrix(value)) {
    const { data, rows, columns } = value;
    checkData(who, name, data, rows, columns);
    return rows;
  }
  if (!isArray(value)) {
    throw typeError(
      who,
      `${name} are ${show(value)}`,
      "pass { data: Float32Array, rows, columns } or an array of rows",
    );
  }
  const rows: readonly unknown[] = value;
  if (rows.length === 0) throw rangeError(who, `${name} have no rows`, "pass at least one sample");
  const columns = rowLength(who, name, rows[0], 0);
  if (columns === 0) throw rangeError(who, `row 0 of ${name} is empty`, "pass at least one column");
  for (let r = 1; r < rows.length; r++) assertRow(who, name, rows[r], r, columns);
  return rows.length;
}

function assertRow(who: string, name: string, row: unknown, r: number, columns: number): void {
  const length = rowLength(who, name, row, r);
  if (length === columns) return;
  const got = `row ${r} of ${name} has ${length} columns, row 0 has ${columns}`;
  throw rangeError(who, got, "give all rows the same length");
}

function rowLength(who: string, name: string, row: unknown, index: number): number {
  if (isList(row)) return row.length;
  throw typeError(who, `row ${index} of ${name} is ${show(row)}`, "pass an array of numbers for each row");
}

function checkData(who: string, name: string, data: Float32Array, rows: number, columns: number): void {
  if (!isFloat32Array(data)) {
    throw typeError(who, `${name}.data is ${show(data)}`, "pass a Float32Array");
  }
  checkShape(who, name, data, rows, columns);
}

function checkShape(who: string, name: string, data: NumberArray, rows: number, columns: number): void {
  if (!Number.isInteger(rows) || !Number.isInteger(columns) || rows < 1 || columns < 1) {
    throw rangeError(who, `${name} are ${show([rows, columns])}`, "pass at least one row and one column");
  }
  if (data.length !== rows * columns) {
    throw rangeError(
      who,
      `${name} are [${rows}, ${columns}] with ${data.length} numbers`,
      `pass ${rows * columns} numbers`,
    );
  }
}

/** Number of columns of a checked matrix. */
export function columnsOf(value: MatrixLike): number {
  return isMatrix(value) ? value.columns : value[0].length;
}

/**
 * Copies a checked matrix into `out`, row-major. Numbers are rounded to the precision of `out`.
 *
 * What a getter gives may have changed since the check: each row is checked again as it is copied.
 *
 * @throws TypeError for an element that is not a number, with its row and column; RangeError for another shape.
 */
export function copyMatrix(
  who: string,
  name: string,
  value: MatrixLike,
  out: Float32Array | Float64Array,
  rows: number,
  columns: number,
): void {
  if (isMatrix(value)) {
    copyPart(out, 0, dataOf(who, name, value, rows, columns), 0, rows * columns);
    return;
  }
  for (let r = 0; r < rows; r++) {
    const row = value[r];
    assertRow(who, name, row, r, columns);
    if (isArray(row)) copyRow(who, name, row, r, columns, out);
    else out.set(row, r * columns);
  }
}

function copyRow(
  who: string,
  name: string,
  row: readonly unknown[],
  r: number,
  columns: number,
  out: Float32Array | Float64Array,
) {
  for (let c = 0; c < columns; c++) {
    const element = row[c];
    if (typeof element !== "number") {
      throw typeError(who, `${name} at row ${r}, column ${c} are ${show(element)}`, "pass numbers only");
    }
    out[r * columns + c] = element;
  }
}

/**
 * The numbers of a checked matrix: a copy of nested arrays, rounded to f32; or the array itself, which is read and
 * checked once more.
 */
export function dataOf(who: string, name: string, value: MatrixLike, rows: number, columns: number): Float32Array {
  if (isMatrix(value)) {
    const { data } = value;
    checkData(who, name, data, rows, columns);
    return data;
  }
  const data = floats(rows * columns);
  copyMatrix(who, name, value, data, rows, columns);
  return data;
}

/**
 * A matrix of the rows of nested arrays, or of the numbers of a matrix, which are not copied: what its getters give
 * later does not matter.
 *
 * @param rows - Given where the form was checked; so is `columns`.
 */
export function toMatrix(
  who: string,
  name: string,
  value: MatrixLike,
  rows = checkMatrix(who, name, value),
  columns = columnsOf(value),
): Matrix {
  return { data: dataOf(who, name, value, rows, columns), rows, columns };
}

/** The matrix with numbers of its own: what becomes of the caller's does not change them. */
export function ownMatrix({ data, rows, columns }: Matrix): Matrix {
  return { data: new Float32Array(data), rows, columns };
}

/** A copy in double precision, or a matrix of the same numbers if it is one of it. */
export function toDoubleMatrix(who: string, name: string, value: MatrixLike | DoubleMatrix): DoubleMatrix {
  const own = isMatrix(value) ? { data: value.data, rows: value.rows, columns: value.columns } : value;
  if (isDoubleMatrix(own)) {
    checkShape(who, name, own.data, own.rows, own.columns);
    return own;
  }
  const rows = checkMatrix(who, name, own);
  const columns = columnsOf(own);
  const data = zeros(Float64Array, rows * columns);
  copyMatrix(who, name, own, data, rows, columns);
  return { data, rows, columns };
}

function isDoubleMatrix(value: MatrixLike | DoubleMatrix): value is DoubleMatrix {
  return isMatrix(value) && typedArrayName(value.data) === "Float64Array";
}

/** The matrix rounded to f32. */
export function roundMatrix({ data, rows, columns }: DoubleMatrix): Matrix {
  return { data: Float32Array.from(data), rows, columns };
}

/** Checks that every number is finite; returns the matrix. @throws RangeError that names row and column. */
export function finiteMatrix<Kind extends Matrix | DoubleMatrix>(who: string, name: string, matrix: Kind): Kind {
  const { data, columns } = matrix;
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) throw notFiniteError(who, name, data[i], Math.floor(i / columns), i % columns);
  }
  return matrix;
}

/**
 * Checks that a matrix has as many columns as a network takes; returns its rows.
 *
 * @throws TypeError, RangeError as `checkMatrix`, and for another number of columns.
 */
export function checkInputs(who: string, name: string, inputs: MatrixLike, fanIn: number): number {
  const rows = checkMatrix(who, name, inputs);
  const columns = columnsOf(inputs);
  if (columns === fanIn) return rows;
  throw rangeError(
    who,
    `${name} have ${columns} columns, the network takes ${fanIn}`,
    `pass samples of ${fanIn} numbers`,
  );
}

/** The error for an element that is NaN or infinite. */
export function notFiniteError(who: string, name: string, value: number, row: number, column: number): RangeError {
  return rangeError(
    who,
    `${name} at row ${row}, column ${column} are ${value}`,
    "replace or remove values that are not finite f32 numbers",
  );
}

/** A copy of the rows at `indices`, in the precision of the matrix. */
export function rowsOf<Kind extends Matrix | DoubleMatrix>({ data, columns }: Kind, indices: Int32Array): Kind {
  const length = indices.length * columns;
  const copy = typedArrayName(data) === "Float64Array" ? zeros(Float64Array, length) : floats(length);
  for (let r = 0; r < indices.length; r++) copyPart(copy, r * columns, data, indices[r] * columns, columns);
  return { data: copy, rows: indices.length, columns } as Matrix | DoubleMatrix as Kind;
}
