import type { Matrix } from "../core/matrix";

/** Temperatures that are tried: from four times sharper to eight times softer. */
const [COLDEST, HOTTEST] = [0.25, 8];
/** Halvings of the interval: the temperature is found to 1e-5. */
const STEPS = 24;

/**
 * The temperature T for which `softmax(logits / T)` gives the least mean cross-entropy: the derivative with respect to
 * 1 / T, `mean(sum_c p_c z_c - z_label)`, rises with it, so its zero is found by bisection.
 *
 * Source: Guo, Pleiss, Sun and Weinberger (2017), "On Calibration of Modern Neural Networks", section 4.2.
 *
 * @param logits - (rows, classes), of rows that were not trained on.
 * @param labels - The true class of each row.
 */
export function fitTemperature(logits: Matrix, labels: Int32Array): number {
  let [low, high] = [1 / HOTTEST, 1 / COLDEST];
  for (let step = 0; step < STEPS; step++) {
    const middle = Math.sqrt(low * high);
    if (slope(logits, labels, middle) > 0) high = middle;
    else low = middle;
  }
  return 1 / Math.sqrt(low * high);
}

/** Derivative of the summed cross-entropy with respect to the factor of the logits. */
function slope({ data, columns }: Matrix, labels: Int32Array, factor: number): number {
  let sum = 0;
  labels.forEach((label, row) => {
    const first = row * columns;
    let largest = -Infinity;
    for (let c = 0; c < columns; c++) largest = Math.max(largest, data[first + c]);
    let [weight, weighted] = [0, 0];
    for (let c = 0; c < columns; c++) {
      const share = Math.exp(factor * (data[first + c] - largest));
      weight += share;
      weighted += share * data[first + c];
    }
    sum += weighted / weight - data[first + label];
  });
  return sum;
}
