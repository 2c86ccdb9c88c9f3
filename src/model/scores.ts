import {
  accuracy,
  brierScore,
  calibrationError,
  f1,
  logLoss,
  meanAbsoluteError,
  rootMeanSquaredError,
  rSquared,
} from "../metrics/index";
import type { Matrix } from "../core/matrix";

/** Figures of merit by name; those of classes are shares from 0 to 1, those of numbers in the units of the target. */
export type Scores = Readonly<Record<string, number>>;

/** How good probabilities of classes are; `f1` is the mean of the classes' F1. */
export function classScoresOf(probabilities: Matrix, labels: Int32Array): Scores {
  return {
    accuracy: accuracy(probabilities, labels),
    f1: f1(probabilities, labels),
    logLoss: logLoss(probabilities, labels),
    brierScore: brierScore(probabilities, labels),
    calibrationError: calibrationError(probabilities, labels),
  };
}

/** How good predicted values are. */
export function valueScoresOf(predicted: Float64Array, actual: Float64Array): Scores {
  return {
    r2: rSquared(predicted, actual),
    meanAbsoluteError: meanAbsoluteError(predicted, actual),
    rootMeanSquaredError: rootMeanSquaredError(predicted, actual),
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
