/** A matrix: row-major, one sample a row. `data` has `rows * columns` elements. */
export interface Matrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly columns: number;
}
/** What stands for a matrix in calls: a `Matrix`, or an array of rows of equal length. */
export type MatrixLike = Matrix | readonly (readonly number[])[];
export declare function isMatrix(value: unknown): value is Matrix;
/**
 * Checks the form of a matrix (not its numbers) and returns its number of rows; the number
 * of columns is that of the first row.
 *
 * @throws TypeError for anything but a matrix; RangeError for ragged rows, no rows, or data
 *   of the wrong length.
 */
export declare function checkMatrix(who: string, name: string, value: MatrixLike): number;
/** Number of columns of a checked matrix. */
export declare function columnsOf(value: MatrixLike): number;
/**
 * Copies a checked matrix into `out`, row-major. Numbers are rounded to f32.
 *
 * @throws TypeError for an element that is not a number, with its row and column.
 */
export declare function copyMatrix(who: string, name: string, value: MatrixLike, out: Float32Array): void;
/** A copy of the rows of nested arrays, or the matrix itself. */
export declare function toMatrix(who: string, name: string, value: MatrixLike): Matrix;
/** The error for an element that is NaN or infinite. */
export declare function notFiniteError(
  who: string,
  name: string,
  value: number,
  row: number,
  column: number,
): RangeError;
/** A copy of the rows at `indices`. */
export declare function rowsOf({ data, columns }: Matrix, indices: Int32Array): Matrix;
