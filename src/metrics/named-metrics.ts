/** The metrics of a task by name: what models print, and what a search can rank by. */
import type { Matrix } from "../core/matrix";
import { accuracy } from "./accuracy";
import { cohenKappa, matthewsCorrelation } from "./agreement";
import { calibrationError } from "./calibration";
import { f1, precision, recall } from "./class-scores";
import { brierScore, logLoss, topKAccuracy } from "./probabilities";
import { rSquared } from "./r-squared";
import { averagePrecision, rocAuc } from "./ranking";
import { meanAbsoluteError, meanAbsolutePercentageError, rootMeanSquaredError } from "./value-errors";
import type { Values } from "./values";

type ClassMetric = (probabilities: Matrix, labels: Int32Array) => number;
type ValueMetric = (predicted: Values, actual: Values) => number;

/** Name of a metric of classes. */
export type ClassMetricName =
  | "accuracy"
  | "f1"
  | "precision"
  | "recall"
  | "rocAuc"
  | "averagePrecision"
  | "top2Accuracy"
  | "cohenKappa"
  | "matthewsCorrelation"
  | "logLoss"
  | "brierScore"
  | "calibrationError";

/** Name of a metric of values. */
export type ValueMetricName = "r2" | "meanAbsoluteError" | "rootMeanSquaredError" | "meanAbsolutePercentageError";

/** Of probabilities and class indices. */
export const CLASS_METRICS: Readonly<Record<ClassMetricName, ClassMetric>> = {
  accuracy,
  f1,
  precision,
  recall,
  rocAuc,
  averagePrecision,
  top2Accuracy: (probabilities, labels) => topKAccuracy(probabilities, labels, 2),
  cohenKappa,
  matthewsCorrelation,
  logLoss,
  brierScore,
  calibrationError,
};

/** Of predicted and true values. */
export const VALUE_METRICS: Readonly<Record<ValueMetricName, ValueMetric>> = {
  r2: (predicted, actual) => rSquared(predicted, actual),
  meanAbsoluteError,
  rootMeanSquaredError,
  meanAbsolutePercentageError,
};

/** Metrics that are the better the smaller they are. */
const ERRORS: ReadonlySet<string> = new Set<ClassMetricName | ValueMetricName>([
  "logLoss",
  "brierScore",
  "calibrationError",
  "meanAbsoluteError",
  "rootMeanSquaredError",
  "meanAbsolutePercentageError",
]);

/** Whether a smaller value of a metric is better. */
export function isError(name: string): boolean {
  return ERRORS.has(name);
}
