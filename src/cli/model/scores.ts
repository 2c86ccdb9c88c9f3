import type { Scores } from "../../model/index";
import { lookUp } from "../../core/look-up";

/** Names of scores on the command line and in its JSON, by those of the model. */
const NAMES: Readonly<Record<string, string>> = {
  meanAbsoluteError: "mae",
  rootMeanSquaredError: "rmse",
  meanAbsolutePercentageError: "mape",
};
const LABELS: Readonly<Record<string, string>> = {
  rmse: "RMSE",
  mae: "MAE",
  mape: "MAPE",
  r2: "R²",
  f1: "macro F1",
  precision: "macro precision",
  recall: "macro recall",
  top2Accuracy: "top-2 accuracy",
  rocAuc: "ROC AUC",
  averagePrecision: "average precision",
  cohenKappa: "Cohen's kappa",
  matthewsCorrelation: "Matthews correlation",
  logLoss: "log loss",
  brierScore: "Brier score",
  calibrationError: "calibration error",
};
const SHARES = new Set(["accuracy", "top2Accuracy", "f1", "precision", "recall", "mape"]);

/** The scores of a model under the names of the command line. */
export function namedScores(scores: Scores): Scores {
  return Object.fromEntries(Object.entries(scores).map(([name, value]) => [lookUp(NAMES, name) ?? name, value]));
}

/** Scores as text: shares in percent, errors in the units of the data. */
export function showScores(scores: Scores): string {
  return Object.entries(namedScores(scores))
    .map(([name, value]) => {
      const label = lookUp(LABELS, name) ?? name;
      return `${label} ${SHARES.has(name) ? percent(value) : significant(value)}`;
    })
    .join(", ");
}

/** A share in percent, with a digit behind the point. */
export function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

/** Four digits or others, without an exponent where a person would write none. */
export function significant(value: number, digits = 4): string {
  return String(Number(value.toPrecision(digits)));
}
