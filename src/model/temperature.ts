import { largest } from "../core/extremes";
import type { Matrix } from "../core/matrix";

/** Temperatures that are tried: from four times sharper to eight times softer. */
const [COLDEST, HOTTEST] = [0.25, 8];
/** Halvings of the interval: the temperature is found to 1e-5. */
const STEPS = 24;

/**
 * The temperature T for which `softmax(logits / T)` gives the least mean cross-entropy: the derivative with respect to
 * 1 / T, `mean(sum_c p_c z_c - z_label)`, rises with it, so its zero is found by bisection. Of several networks the mean of their
 * probabilities counts: each has a share of the derivative, that of the probability that it gives to the label.
 *
 * Source: Guo, Pleiss, Sun and Weinberger (2017), "On Calibration of Modern Neural Networks", section 4.2.
 *
 * @param logits - (rows, classes) of each network, of rows that were not trained on.
 * @param labels - The true class of each row.
 */
export function fitTemperature(logits: readonly Matrix[], labels: Int32Array): number {
  let [low, high] = [1 / HOTTEST, 1 / COLDEST];
  for (let step = 0; step < STEPS; step++) {
    const middle = Math.sqrt(low * high);
    if (slope(logits, labels, middle) > 0) high = middle;
    else low = middle;
  }
  return 1 / Math.sqrt(low * high);
}

/** Derivative of the summed cross-entropy with respect to the factor of the logits. */
function slope(logits: readonly Matrix[], labels: Int32Array, factor: number): number {
  let sum = 0;
  labels.forEach((label, row) => {
    const each = logits.map((one) => rowSlope(one, row, label, factor));
    // Less the largest, so that none is lost to underflow.
    const most = largest(each.map(({ log }) => log));
    const shares = each.map(({ log }) => Math.exp(log - most));
    const all = shares.reduce((total, share) => total + share, 0);
    sum += each.reduce((total, { slope }, i) => total + shares[i] * slope, 0) / all;
  });
  return sum;
}

/** The logarithm of the probability that a network gives to the label of a row, and the derivative of the cross-entropy there. */
function rowSlope({ data, columns }: Matrix, row: number, label: number, factor: number) {
  const first = row * columns;
  let most = -Infinity;
  for (let c = 0; c < columns; c++) most = Math.max(most, data[first + c]);
  let [weight, weighted] = [0, 0];
  for (let c = 0; c < columns; c++) {
    const share = Math.exp(factor * (data[first + c] - most));
    weight += share;
    weighted += share * data[first + c];
  }
  const log = factor * (data[first + label] - most) - Math.log(weight);
  return { log, slope: weighted / weight - data[first + label] };
}
