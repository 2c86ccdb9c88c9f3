import { notFiniteError } from "../core/matrix";
/**
 * Checks the first `rows` rows of a tensor of rows of `columns` f32.
 *
 * @param firstRow - What the caller calls the first of them.
 * @throws RangeError that names row and column of the first NaN or infinity.
 */
export function assertFinite(who, name, tensor, rows, columns, firstRow = 0) {
  const at = tensor.engine.kernels.firstNonFinite(tensor.pointer, rows * columns);
  if (at < 0) return;
  throw notFiniteError(who, name, tensor.floats[at], firstRow + Math.floor(at / columns), at % columns);
}
