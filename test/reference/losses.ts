/** Losses as sums over all rows or elements. */
import { logSumExp } from "./softmax";

/** Logarithms of probabilities are kept at -100 or above. */
const clampedLog = (p: number) => Math.max(Math.log(p), -100);

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function squaredError(y: ArrayLike<number>, targets: ArrayLike<number>): number {
  return sum(Array.from(y, (value, i) => (value - targets[i]) ** 2));
}

/** From probabilities. */
export function binaryCrossEntropy(p: ArrayLike<number>, targets: ArrayLike<number>): number {
  return sum(Array.from(p, (a, i) => -targets[i] * clampedLog(a) - (1 - targets[i]) * clampedLog(1 - a)));
}

/** From rows of probabilities and rows of targets. */
export function crossEntropy(probabilities: readonly number[][], targets: readonly number[][]): number {
  return sum(
    probabilities.flatMap((row, r) => row.map((p, j) => (targets[r][j] === 0 ? 0 : -targets[r][j] * clampedLog(p)))),
  );
}

/** From rows of logits and rows of targets. */
export function softmaxCrossEntropy(logits: readonly number[][], targets: readonly number[][]): number {
  return sum(logits.flatMap((row, r) => row.map((x, j) => targets[r][j] * (logSumExp(row) - x))));
}

/** A row with 1 at each label. */
export function oneHot(labels: readonly number[], classes: number): number[][] {
  return labels.map((label) => Array.from({ length: classes }, (_, j) => (j === label ? 1 : 0)));
}
