import { rangeError, show, typeError } from "./check";
export function isMatrix(value) {
  return value !== null && typeof value === "object" && "data" in value && "rows" in value && "columns" in value;
}
/**
 * Checks the form of a matrix (not its numbers) and returns its number of rows; the number
 * of columns is that of the first row.
 *
 * @throws TypeError for anything but a matrix; RangeError for ragged rows, no rows, or data
 *   of the wrong length.
 */
export function checkMatrix(who, name, value) {
  if (isMatrix(value)) return checkMatrixObject(who, name, value);
  if (!Array.isArray(value)) {
    throw typeError(
      who,
      `${name} are ${show(value)}`,
      "pass { data: Float32Array, rows, columns } or an array of rows",
    );
  }
  const rows = value;
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
function rowLength(who, name, row, index) {
  if (Array.isArray(row)) return row.length;
  throw typeError(who, `row ${index} of ${name} is ${show(row)}`, "pass an array of numbers for each row");
}
function checkMatrixObject(who, name, { data, rows, columns }) {
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
export function columnsOf(value) {
  return isMatrix(value) ? value.columns : value[0].length;
}
/**
 * Copies a checked matrix into `out`, row-major. Numbers are rounded to f32.
 *
 * @throws TypeError for an element that is not a number, with its row and column.
 */
export function copyMatrix(who, name, value, out) {
  if (isMatrix(value)) {
    out.set(value.data);
    return;
  }
  const columns = value[0].length;
  let i = 0;
  for (let r = 0; r < value.length; r++) {
    const row = value[r];
    for (let c = 0; c < columns; c++) {
      const element = row[c];
      if (typeof element !== "number") {
        throw typeError(who, `${name} at row ${r}, column ${c} are ${show(element)}`, "pass numbers only");
      }
      out[i++] = element;
    }
  }
}
/** A copy of the rows of nested arrays, or the matrix itself. */
export function toMatrix(who, name, value) {
  const rows = checkMatrix(who, name, value);
  if (isMatrix(value)) return value;
  const columns = columnsOf(value);
  const data = new Float32Array(rows * columns);
  copyMatrix(who, name, value, data);
  return { data, rows, columns };
}
/** The error for an element that is NaN or infinite. */
export function notFiniteError(who, name, value, row, column) {
  return rangeError(
    who,
    `${name} at row ${row}, column ${column} are ${value}`,
    "replace or remove values that are not finite f32 numbers",
  );
}
/** A copy of the rows at `indices`. */
export function rowsOf({ data, columns }, indices) {
  const copy = new Float32Array(indices.length * columns);
  indices.forEach((index, r) => {
    copy.set(data.subarray(index * columns, (index + 1) * columns), r * columns);
  });
  return { data: copy, rows: indices.length, columns };
}
