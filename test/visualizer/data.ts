/** Small data with a rule, no chance and no clock, from which snapshots are drawn. */
import type { Matrix } from "../../src/core/matrix";

/** Numbers in [0, 1) that look irregular: multiples of the golden ratio. */
export function fraction(i: number): number {
  return (i * 0.6180339887498949) % 1;
}

export function matrix(rows: number, columns: number, value: (row: number, column: number) => number): Matrix {
  const data = Float32Array.from({ length: rows * columns }, (_, i) => value(Math.floor(i / columns), i % columns));
  return { data, rows, columns };
}

const EPOCHS = 12;

export const history = {
  loss: Array.from({ length: EPOCHS }, (_, i) => 2 ** -i + 0.01),
  accuracy: Array.from({ length: EPOCHS }, (_, i) => 1 - 0.5 ** (i + 1)),
  validationLoss: Array.from({ length: EPOCHS }, (_, i) => 2 ** -i + 0.02 * (i + 1)),
  validationAccuracy: Array.from({ length: EPOCHS }, (_, i) => 0.95 - 0.5 ** (i + 1)),
};

/** Class 0, 1 or 2 by the angle; the points of the first row are not where they should be. */
export const plane = {
  inputs: matrix(30, 2, (r, c) => 2 * fraction(2 * r + c + 1) - 1),
  targets: Int32Array.from({ length: 30 }, (_, i) => i % 3),
};

/** Logits of three classes that point in three directions. */
export function threeDirections({ data, rows }: Matrix): Matrix {
  return matrix(rows, 3, (r, k) => {
    const angle = (2 * Math.PI * k) / 3;
    return 3 * (Math.cos(angle) * data[2 * r] + Math.sin(angle) * data[2 * r + 1]);
  });
}

/** Probability of class 1: a logistic of the first feature. */
export function logistic({ data, rows }: Matrix): Matrix {
  return matrix(rows, 1, (r) => 1 / (1 + Math.exp(-4 * data[2 * r])));
}

export const study = {
  success: Uint8Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? 0 : 1)),
  initialNorms: norms(2),
  finalNorms: norms(8),
};

function norms(size: number) {
  const weights = Float64Array.from({ length: 40 }, (_, i) => size * (1 + fraction(i)));
  const biases = Float64Array.from({ length: 40 }, (_, i) => 0.5 * size * (1 + fraction(3 * i)));
  return { total: weights.map((weight, i) => Math.hypot(weight, biases[i])), weights, biases };
}

export const map = {
  learningRates: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05],
  epochs: [0, 100, 200, 300],
  success: matrix(4, 6, (r, c) => (r / 3) * (1 - Math.abs(c - 3) / 4)),
};
