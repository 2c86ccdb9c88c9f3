import type { Matrix } from "../../index";
import { accuracy, f1, meanAbsoluteError, rSquared } from "../../metrics/index";

/** Figures of merit by name; those of classes are shares from 0 to 1. */
export type Scores = Readonly<Record<string, number>>;

/** Class with the largest output in each row. */
export function winnersOf({ data, rows, columns }: Matrix): Int32Array {
  return Int32Array.from({ length: rows }, (_, r) => {
    const row = data.subarray(r * columns, (r + 1) * columns);
    return row.indexOf(Math.max(...row));
  });
}

/** The softmax of each row. */
export function probabilitiesOf({ data, rows, columns }: Matrix): Matrix {
  const probabilities = new Float32Array(data.length);
  for (let r = 0; r < rows; r++) {
    const row = data.subarray(r * columns, (r + 1) * columns);
    const largest = Math.max(...row);
    const powers = Array.from(row, (logit) => Math.exp(logit - largest));
    const sum = powers.reduce((total, power) => total + power, 0);
    powers.forEach((power, c) => (probabilities[r * columns + c] = power / sum));
  }
  return { data: probabilities, rows, columns };
}

/** Accuracy, and the mean of the classes' F1. */
export function labelScores(labels: Int32Array, predicted: Int32Array): Scores {
  return { accuracy: accuracy(predicted, labels), f1: f1(predicted, labels) };
}

/** Root of the mean squared error, mean absolute error and R², in the units of the data. */
export function valueScores(targets: Float32Array, predicted: Float32Array): Scores {
  const squares = targets.reduce((sum, value, i) => sum + (predicted[i] - value) ** 2, 0);
  return {
    rmse: Math.sqrt(squares / targets.length),
    mae: meanAbsoluteError(predicted, targets),
    r2: rSquared(predicted, targets),
  };
}
