import { softmaxRows } from "../core/softmax";
import type { EncodedTable } from "./encoded-table";
import type { HeldOutOutputs } from "./held-out-outputs";

/** Probabilities below this count as this much. */
const LEAST_PROBABILITY = 1e-7;

/**
 * The loss on rows that were held out, as a share of the loss of always saying the same there: 0 for perfect, 1 for no better. Mean
 * cross-entropy of classes, mean squared error of values.
 *
 * @param weights - How much each row of the table counts; undefined where all count alike.
 */
export function relativeLoss(
  { targets, classes }: EncodedTable,
  { rows, outputs, predicted }: HeldOutOutputs,
  weights: Float64Array | undefined,
): number {
  const actual = Float64Array.from(rows, (row) => targets[row]);
  const counts = Float64Array.from(rows, (row) => weights?.[row] ?? 1);
  if (classes === undefined) {
    const { values } = predicted!;
    return sumOf(counts, (i) => (values[i] - actual[i]) ** 2) / spreadOf(actual, counts);
  }
  const { data, columns } = softmaxRows(outputs);
  const loss = sumOf(counts, (i) => -Math.log(Math.max(LEAST_PROBABILITY, data[i * columns + actual[i]])));
  return loss / entropyOf(actual, counts, classes.length);
}

function sumOf(counts: Float64Array, term: (i: number) => number): number {
  return counts.reduce((sum, count, i) => sum + count * term(i), 0);
}

/** Summed squared distances from the mean. */
function spreadOf(actual: Float64Array, counts: Float64Array): number {
  const mean = sumOf(counts, (i) => actual[i]) / sumOf(counts, () => 1);
  return sumOf(counts, (i) => (actual[i] - mean) ** 2);
}

/** Summed cross-entropy of the shares of the classes. */
function entropyOf(actual: Float64Array, counts: Float64Array, classes: number): number {
  const shares = new Float64Array(classes);
  const all = sumOf(counts, () => 1);
  actual.forEach((label, i) => (shares[label] += counts[i] / all));
  return sumOf(counts, (i) => -Math.log(shares[actual[i]]));
}
