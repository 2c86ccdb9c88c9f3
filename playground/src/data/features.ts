/** Inputs that are made from the coordinates of the plane. */
import type { Matrix } from "wasm-mlp";
import type { Feature } from "../settings/settings";

type Formula = (x: number, y: number) => number;

const FORMULAS: Readonly<Record<Feature, Formula>> = {
  x: (x) => x,
  y: (_, y) => y,
  xx: (x) => x * x,
  yy: (_, y) => y * y,
  xy: (x, y) => x * y,
  sinx: (x) => Math.sin(x),
  siny: (_, y) => Math.sin(y),
};

/** Rows of x and y as rows of features. */
export function derive({ data, rows }: Matrix, features: readonly Feature[]): Matrix {
  const columns = features.length;
  const derived = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r++) {
    features.forEach((name, c) => {
      derived[r * columns + c] = FORMULAS[name](data[2 * r], data[2 * r + 1]);
    });
  }
  return { data: derived, rows, columns };
}

export function isPlain(features: readonly Feature[]): boolean {
  return features.join() === "x,y";
}
