import {
  accuracy,
  brierScore,
  calibrationError,
  f1,
  logLoss,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  precision,
  recall,
  rocAuc,
  rootMeanSquaredError,
  rSquared,
  topKAccuracy,
} from "../metrics/index";
import type { Matrix } from "../core/matrix";

/** Figures of merit by name; those of classes are shares from 0 to 1, those of numbers in the units of the target. */
export type Scores = Readonly<Record<string, number>>;

/**
 * How good probabilities of classes are. `f1`, `precision`, `recall` and `rocAuc` are means over the classes; there is no
 * `rocAuc` where all rows are of one class, and no `top2Accuracy` of two classes.
 */
export function classScoresOf(probabilities: Matrix, labels: Int32Array): Scores {
  const area = rocAuc(probabilities, labels);
  return {
    accuracy: accuracy(probabilities, labels),
    f1: f1(probabilities, labels),
    precision: precision(probabilities, labels),
    recall: recall(probabilities, labels),
    ...(Number.isFinite(area) && { rocAuc: area }),
    ...(probabilities.columns > 2 && { top2Accuracy: topKAccuracy(probabilities, labels, 2) }),
    logLoss: logLoss(probabilities, labels),
    brierScore: brierScore(probabilities, labels),
    calibrationError: calibrationError(probabilities, labels),
  };
}

/** How good predicted values are; the percentage error is a share, and left out where a true value is 0. */
export function valueScoresOf(predicted: Float64Array, actual: Float64Array): Scores {
  return {
    r2: rSquared(predicted, actual),
    meanAbsoluteError: meanAbsoluteError(predicted, actual),
    rootMeanSquaredError: rootMeanSquaredError(predicted, actual),
    ...(!actual.includes(0) && { meanAbsolutePercentageError: meanAbsolutePercentageError(predicted, actual) }),
  };
}

/** The scores of always saying the commonest class of the table. */
export function classBaseline(targets: Float64Array, labels: Int32Array, classes: number): Scores {
  const counts = new Array<number>(classes).fill(0);
  for (const label of targets) counts[label]++;
  const commonest = counts.indexOf(counts.reduce((a, b) => Math.max(a, b)));
  const said = new Int32Array(labels.length).fill(commonest);
  return { accuracy: accuracy(said, labels), f1: f1(said, labels) };
}

/** The scores of always saying the mean of the table. */
export function valueBaseline(targets: Float64Array, actual: Float64Array): Scores {
  const mean = targets.reduce((sum, value) => sum + value / targets.length, 0);
  return valueScoresOf(new Float64Array(actual.length).fill(mean), actual);
}
