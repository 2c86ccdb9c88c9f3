import type { Matrix } from "../core/matrix";

/** A matrix of a value for each cell, row by row. */
export function matrixOfCells(rows: number, columns: number, value: (cell: number) => number): Matrix {
  return { data: Float32Array.from({ length: rows * columns }, (_, cell) => value(cell)), rows, columns };
}
