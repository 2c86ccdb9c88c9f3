import type { Matrix } from "./matrix";

/** The mean of matrices of one shape, element by element; a single one is given back as it is. */
export function meanMatrix(parts: readonly Matrix[]): Matrix {
  const [{ data, rows, columns }] = parts;
  if (parts.length === 1) return parts[0];
  const mean = data.map((_, i) => parts.reduce((sum, part) => sum + part.data[i], 0) / parts.length);
  return { data: mean, rows, columns };
}
