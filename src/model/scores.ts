import { accuracy, f1 } from "../metrics/index";
import { lookUp } from "../core/look-up";
import { CLASS_METRICS, VALUE_METRICS, type ClassMetricName, type ValueMetricName } from "../metrics/named-metrics";
import type { Matrix } from "../core/matrix";

/** Figures of merit by name; those of classes are shares from 0 to 1, those of numbers in the units of the target. */
export type Scores = Readonly<Record<string, number>>;

/** Metrics that say nothing where all rows are of one class. */
const NEED_CLASSES: ReadonlySet<ClassMetricName> = new Set(["rocAuc", "averagePrecision", "cohenKappa"]);

/**
 * How good probabilities of classes are. `f1`, `precision`, `recall`, `rocAuc` and `averagePrecision` are means over the classes; what
 * the rows do not tell is left out, as `rocAuc` where all are of one class, and `top2Accuracy` of two classes.
 */
export function classScoresOf(probabilities: Matrix, labels: Int32Array): Scores {
  const names = Object.keys(CLASS_METRICS) as ClassMetricName[];
  const asked = names.filter((name) => name !== "top2Accuracy" || probabilities.columns > 2);
  const scores = asked.map((name) => [name, CLASS_METRICS[name](probabilities, labels)] as const);
  return Object.fromEntries(scores.filter(([name, score]) => Number.isFinite(score) || !NEED_CLASSES.has(name)));
}

/**
 * How good predicted values are. The percentage error is a share, and left out where a true value is 0; R squared is left out for a
 * single row, which has no scatter to explain.
 */
export function valueScoresOf(predicted: Float64Array, actual: Float64Array): Scores {
  const names = Object.keys(VALUE_METRICS) as ValueMetricName[];
  const isTold = { r2: actual.length > 1, meanAbsolutePercentageError: !actual.includes(0) };
  const asked = names.filter((name) => lookUp(isTold, name) ?? true);
  return Object.fromEntries(asked.map((name) => [name, VALUE_METRICS[name](predicted, actual)]));
}

/** What says least of a table: its commonest class, or its mean. */
export function constantOf(targets: Float64Array, classes: number | undefined): number {
  return classes === undefined ? meanOf(targets) : commonestOf(targets, classes);
}

function commonestOf(targets: Float64Array, classes: number): number {
  const counts = new Array<number>(classes).fill(0);
  for (const label of targets) counts[label]++;
  return counts.indexOf(counts.reduce((a, b) => Math.max(a, b)));
}

export function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}

/** The scores of always saying the same class. */
export function classBaseline(constant: number, labels: Int32Array): Scores {
  const said = new Int32Array(labels.length).fill(constant);
  return { accuracy: accuracy(said, labels), f1: f1(said, labels) };
}

/** The scores of always saying the same value. */
export function valueBaseline(constant: number, actual: Float64Array): Scores {
  return valueScoresOf(new Float64Array(actual.length).fill(constant), actual);
}
