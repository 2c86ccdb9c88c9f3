import { notFiniteError } from "../core/matrix";
import type { Tensor } from "./tensor";

/**
 * Checks the first `rows` rows of a tensor of rows of `columns` f32.
 *
 * @param firstRow - What the caller calls the first of them.
 * @throws RangeError that names row and column of the first NaN or infinity.
 */
export function assertFinite(
  who: string,
  name: string,
  tensor: Tensor,
  rows: number,
  columns: number,
  firstRow = 0,
): void {
  const at = tensor.engine.kernels.firstNonFinite(tensor.pointer, rows * columns);
  if (at < 0) return;
  throw notFiniteError(who, name, tensor.floats[at], firstRow + Math.floor(at / columns), at % columns);
}
