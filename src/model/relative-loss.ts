import { meanMatrix } from "../core/mean-matrix";
import { softmaxRows } from "../core/softmax";
import type { EncodedTable } from "./encoded-table";
import type { HeldOutOutputs } from "./held-out-outputs";

/** Probabilities below this count as this much. */
const LEAST_PROBABILITY = 1e-7;

/**
 * The loss on each row that was held out, as a share of the loss of always saying the same on all of them: their sum is 0 for perfect, 1
 * for no better. Cross-entropy of classes, squared errors of values.
 *
 * @param weights - How much each row of the table counts; undefined where all count alike.
 */
export function relativeLosses(
  { targets, classes }: EncodedTable,
  { rows, outputs, predicted }: HeldOutOutputs,
  weights: Float64Array | undefined,
): Float64Array {
  const actual = Float64Array.from(rows, (row) => targets[row]);
  const counts = Float64Array.from(rows, (row) => weights?.[row] ?? 1);
  if (classes === undefined) {
    const { values } = predicted!;
    const spread = spreadOf(actual, counts);
    return counts.map((count, i) => (count * (values[i] - actual[i]) ** 2) / spread);
  }
  const { data, columns } = meanMatrix(outputs.map((logits) => softmaxRows(logits)));
  const entropy = entropyOf(actual, counts, classes.length);
  return counts.map((count, i) => {
    return (-count * Math.log(Math.max(LEAST_PROBABILITY, data[i * columns + actual[i]]))) / entropy;
  });
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
