import { rangeError, show, typeError } from "./check";

/** A matrix: row-major, one sample a row. `data` has `rows * columns` elements. */
export interface Matrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** What stands for a matrix in calls: a `Matrix`, or an array of rows of equal length. */
export type MatrixLike = Matrix | readonly (readonly number[])[];

export function isMatrix(value: unknown): value is Matrix {
  return value !== null && typeof value === "object" && "data" in value && "rows" in value && "columns" in value;
}

/**
 * Checks the form of a matrix (not its numbers) and returns its number of rows; the number
 * of columns is that of the first row.
 *
 * @throws TypeError for anything but a matrix; RangeError for ragged rows, no rows, or data
 *   of the wrong length.
 */
export function checkMatrix(who: string, name: string, value: MatrixLike): number {
  if (isMatrix(value)) return checkMatrixObject(who, name, value);
  if (!Array.isArray(value)) {
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
  for (let r = 1; r < rows.length; r++) {
    const length = rowLength(who, name, rows[r], r);
    if (length !== columns) {
      throw rangeError(
        who,
        `row ${r} of ${name} has ${length} columns, row 0 has ${columns}`,
        "give all rows the same length",
      );
    }
  }
  return rows.length;
}

function rowLength(who: string, name: string, row: unknown, index: number): number {
  if (Array.isArray(row)) return row.length;
  throw typeError(who, `row ${index} of ${name} is ${show(row)}`, "pass an array of numbers for each row");
}

function checkMatrixObject(who: string, name: string, { data, rows, columns }: Matrix): number {
  if (!(data instanceof Float32Array)) {
    throw typeError(who, `${name}.data is ${show(data)}`, "pass a Float32Array");
  }
  if (!Number.isInteger(rows) || !Number.isInteger(columns) || rows < 1 || columns < 1) {
    throw rangeError(who, `${name} are [${rows}, ${columns}]`, "pass at least one row and one column");
  }
  if (data.length !== rows * columns) {
    throw rangeError(
      who,
      `${name} are [${rows}, ${columns}] with ${data.length} numbers`,
      `pass ${rows * columns} numbers`,
    );
  }
  return rows;
}

/** Number of columns of a checked matrix. */
export function columnsOf(value: MatrixLike): number {
  return isMatrix(value) ? value.columns : value[0].length;
}

/**
 * Copies a checked matrix into `out`, row-major. Numbers are rounded to f32.
 *
 * @throws TypeError for an element that is not a number, with its row and column.
 */
export function copyMatrix(who: string, name: string, value: MatrixLike, out: Float32Array): void {
  if (isMatrix(value)) {
    out.set(value.data);
    return;
  }
  const columns = value[0].length;
  let i = 0;
  for (let r = 0; r < value.length; r++) {
    const row = value[r];
    for (let c = 0; c < columns; c++) {
      const element: unknown = row[c];
      if (typeof element !== "number") {
        throw typeError(who, `${name} at row ${r}, column ${c} are ${show(element)}`, "pass numbers only");
      }
      out[i++] = element;
    }
  }
}

/** A copy of the rows of nested arrays, or the matrix itself. */
export function toMatrix(who: string, name: string, value: MatrixLike): Matrix {
  const rows = checkMatrix(who, name, value);
  if (isMatrix(value)) return value;
  const columns = columnsOf(value);
  const data = new Float32Array(rows * columns);
  copyMatrix(who, name, value, data);
  return { data, rows, columns };
}

/** The error for an element that is NaN or infinite. */
export function notFiniteError(who: string, name: string, value: number, row: number, column: number): RangeError {
  return rangeError(
    who,
    `${name} at row ${row}, column ${column} are ${value}`,
    "replace or remove values that are not finite f32 numbers",
  );
}

/** A copy of the rows at `indices`. */
export function rowsOf({ data, columns }: Matrix, indices: Int32Array): Matrix {
  const copy = new Float32Array(indices.length * columns);
  indices.forEach((index, r) => {
    copy.set(data.subarray(index * columns, (index + 1) * columns), r * columns);
  });
  return { data: copy, rows: indices.length, columns };
}
