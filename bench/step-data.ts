/** Data of timed steps, and the flop that the steps cannot do without. */
import type { Matrix } from "../src/index";

/** Values between 0 and 1, always the same. */
export function matrix(rows: number, columns: number): Matrix {
  return { data: Float32Array.from({ length: rows * columns }, (_, i) => ((i * 7919) % 1000) / 1000), rows, columns };
}

/** A class for each row. */
export function classes(rows: number, count: number): Int32Array {
  return Int32Array.from({ length: rows }, (_, i) => (i * 31) % count);
}

/** Flop of a step's matrix products: three a layer, two for the first, whose inputs need no gradient. */
export function productFlop(sizes: readonly number[], batch: number): number {
  const weights = sizes.slice(1).map((fanOut, i) => sizes[i] * fanOut);
  return 2 * batch * weights.reduce((sum, count, i) => sum + (i === 0 ? 2 : 3) * count, 0);
}
