import type { Tensor } from "./tensor";
/**
 * Checks the first `rows` rows of a tensor of rows of `columns` f32.
 *
 * @param firstRow - What the caller calls the first of them.
 * @throws RangeError that names row and column of the first NaN or infinity.
 */
export declare function assertFinite(
  who: string,
  name: string,
  tensor: Tensor,
  rows: number,
  columns: number,
  firstRow?: number,
): void;
