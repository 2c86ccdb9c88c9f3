import { argMaxRows } from "../../core/arg-max";
import { softmaxRows } from "../../core/softmax";
import type { CsvClassification, CsvRegression } from "../../datasets/index";
import type { Matrix } from "../../index";
import { confusionMatrix } from "../../metrics/index";
import type { Model } from "./model-file";
import { labelScores, valueScores, type Scores } from "./scores";

/** What a model says of some rows. */
export type Predictions =
  | { readonly task: "classification"; readonly labels: Int32Array; readonly probabilities: Matrix }
  | { readonly task: "regression"; readonly values: Float32Array };

/** Predicts rows of features as they stand in the file. */
export function predictWith(
  { network, inputScaler, targetScaler }: Omit<Model, "history" | "scores" | "schema">,
  inputs: Matrix,
): Predictions {
  const outputs = network.predict(inputScaler.transform(inputs));
  if (targetScaler !== undefined) {
    return { task: "regression", values: targetScaler.inverseTransform(outputs).data };
  }
  const probabilities = softmaxRows(outputs);
  return { task: "classification", labels: argMaxRows(probabilities), probabilities };
}

/** What a model reaches on some rows. */
export interface Judgement {
  readonly scores: Scores;
  /** For classes: counts, a row for each true class. */
  readonly confusion: readonly (readonly number[])[] | undefined;
}

export function judge(
  model: Omit<Model, "history" | "scores" | "schema">,
  data: CsvClassification | CsvRegression,
): Judgement {
  const predictions = predictWith(model, data.inputs);
  if (predictions.task === "classification" && data.task === "classification") {
    const { targets } = data;
    const { labels, probabilities } = predictions;
    return { scores: labelScores(targets, labels), confusion: confusionMatrix(probabilities, targets) };
  }
  if (predictions.task === "regression" && data.task === "regression") {
    return { scores: valueScores(data.targets.data, predictions.values), confusion: undefined };
  }
  throw new TypeError("the data have another kind of target than the model; pass the model's own schema.");
}

/** Scores as text: shares in percent, errors in the units of the data. */
export function showScores(scores: Scores): string {
  return Object.entries(scores)
    .map(([name, value]) => `${LABELS[name] ?? name} ${SHARES.has(name) ? percent(value) : significant(value)}`)
    .join(", ");
}

const LABELS: Readonly<Record<string, string>> = { rmse: "RMSE", mae: "MAE", r2: "R²", f1: "F1" };
const SHARES = new Set(["accuracy", "f1"]);

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

/** Four digits, without an exponent where a person would write none. */
export function significant(value: number): string {
  return String(Number(value.toPrecision(4)));
}
