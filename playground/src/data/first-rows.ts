import type { Matrix } from "wasm-mlp";
import { isRegression, type Prepared } from "./prepare";

/** The first rows of a matrix, or all where it has fewer; they share its numbers. */
export function firstRows({ data, rows, columns }: Matrix, most: number): Matrix {
  const count = Math.min(rows, most);
  return { data: data.subarray(0, count * columns), rows: count, columns };
}

/** The first samples of a part of the data, as `firstRows` gives them. */
export function firstSamples(part: Prepared["train"], most: number): Prepared["train"] {
  const inputs = firstRows(part.inputs, most);
  if (isRegression(part)) return { inputs, targets: firstRows(part.targets, most) };
  return { ...part, inputs, targets: part.targets.subarray(0, most) };
}
