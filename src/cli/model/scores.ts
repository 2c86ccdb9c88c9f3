import { accuracy, f1, meanAbsoluteError, rSquared } from "../../metrics/index";

/** Figures of merit by name; those of classes are shares from 0 to 1. */
export type Scores = Readonly<Record<string, number>>;

/** Accuracy, and the mean of the classes' F1. */
export function labelScores(labels: Int32Array, predicted: Int32Array): Scores {
  return { accuracy: accuracy(predicted, labels), f1: f1(predicted, labels) };
}

/** Root of the mean squared error, mean absolute error and R², in the units of the data. */
export function valueScores(targets: Float32Array, predicted: Float32Array): Scores {
  const squares = targets.reduce((sum, value, i) => sum + (predicted[i] - value) ** 2, 0);
  return {
    rmse: Math.sqrt(squares / targets.length),
    mae: meanAbsoluteError(predicted, targets),
    r2: rSquared(predicted, targets),
  };
}
