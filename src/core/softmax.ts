import { floats } from "./allocate";
import type { Matrix } from "./matrix";

/**
 * The softmax of each row, computed in double precision, as a new matrix (rows, count).
 *
 * @param logits - Left as they are.
 * @param count - How many columns, from the first on, take part; all by default.
 */
export function softmaxRows({ data, rows, columns }: Matrix, count = columns): Matrix {
  const probabilities = floats(rows * count);
  for (let r = 0; r < rows; r++) {
    const row = data.subarray(r * columns, r * columns + count);
    const largest = row.reduce((most, x) => Math.max(most, x));
    const powers = Array.from(row, (logit) => Math.exp(logit - largest));
    const sum = powers.reduce((total, power) => total + power, 0);
    powers.forEach((power, c) => (probabilities[r * count + c] = power / sum));
  }
  return { data: probabilities, rows, columns: count };
}
