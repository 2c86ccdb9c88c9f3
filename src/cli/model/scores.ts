import type { Matrix } from "../../index";

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

/** Counts of samples, a row for each true class and a column for each predicted one. */
export function confusionOf(labels: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < labels.length; i++) counts[labels[i]][predicted[i]]++;
  return counts;
}

/** Accuracy, and the mean of the classes' F1; a class that is neither there nor predicted does not count. */
export function classScores(confusion: readonly (readonly number[])[]): { accuracy: number; f1: number } {
  const total = confusion.flat().reduce((sum, count) => sum + count, 0);
  const right = confusion.reduce((sum, row, label) => sum + row[label], 0);
  const f1s = confusion.flatMap((row, label) => {
    const actual = row.reduce((sum, count) => sum + count, 0);
    const predicted = confusion.reduce((sum, other) => sum + other[label], 0);
    return actual + predicted === 0 ? [] : [(2 * row[label]) / (actual + predicted)];
  });
  return { accuracy: right / total, f1: f1s.reduce((sum, f1) => sum + f1, 0) / f1s.length };
}

/** Root of the mean squared error, mean absolute error and R², in the units of the data. */
export function valueScores(
  targets: ArrayLike<number>,
  predicted: ArrayLike<number>,
): { rmse: number; mae: number; r2: number } {
  const values = Array.from(targets);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let squares = 0;
  let distances = 0;
  let spread = 0;
  values.forEach((value, i) => {
    squares += (predicted[i] - value) ** 2;
    distances += Math.abs(predicted[i] - value);
    spread += (value - mean) ** 2;
  });
  const r2 = spread === 0 ? NaN : 1 - squares / spread;
  return { rmse: Math.sqrt(squares / values.length), mae: distances / values.length, r2 };
}
