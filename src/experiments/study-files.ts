import { csvLine } from "../core/csv-line";
import { rangeError } from "../core/check";
import { assertResultObject } from "./assert-arguments";
import { FileFormatError } from "../core/errors";
import { isInstance } from "../core/kind";
import type { Matrix } from "../core/matrix";
import { assertResult } from "./check-result";
import type { NormStudy } from "./norm-study-result";
import type { PerformanceMap } from "./performance-map";
import { decodeJson, encodeJson } from "./plain-json";
import { choiceText } from "./search/choice-text";
import type { SearchResult } from "./search/search-result";
import type { AnyStudyResult } from "./study-kinds";
import { networkSeed } from "./study-plan";
import {
  boundaryTable,
  capacityTable,
  dyingTable,
  stabilityTable,
  startsTable,
  teacherTable,
  type Cell,
} from "./study-tables";

/** Whatever the experiments return. */
export type ExperimentResult = AnyStudyResult | SearchResult;

/**
 * A result as JSON text.
 *
 * @example
 * ```ts
 * const study = await normStudy({ architecture: [2, 3, 1], dataset, networks: 100 });
 * const copy = fromJSON(toJSON(study));
 * ```
 */
export function toJSON(result: ExperimentResult): string {
  assertResultObject("toJSON", result);
  return encodeJson(result);
}

/**
 * The result of a text from `toJSON`.
 *
 * @throws FileFormatError for a text that is not one.
 */
export function fromJSON(text: string): ExperimentResult {
  let value: unknown;
  try {
    value = decodeJson(text);
  } catch (cause) {
    const isText = isInstance(cause, SyntaxError) ? "is not JSON" : "is nested too deeply";
    const got = isInstance(cause, TypeError) ? `has ${cause.message}` : isText;
    throw new FileFormatError(`fromJSON: the text ${got}; pass what toJSON returns.`, { cause });
  }
  assertResult(value);
  return value as ExperimentResult;
}

/**
 * A result as CSV, with a header: a line for each network of a norm study, each cell of a map,
 * each configuration of a search, each cell, point or student of the other studies.
 */
export function toCSV(result: ExperimentResult): string {
  assertResultObject("toCSV", result);
  return tableOf(result).map(csvLine).join("");
}

function tableOf(result: ExperimentResult): Cell[][] {
  switch (result.kind) {
    case "normStudy":
      return normTable(result);
    case "performanceMap":
      return mapTable(result);
    case "hyperparameterSearch":
      return searchTable(result);
    case "trainabilityBoundary":
      return boundaryTable(result);
    case "initialConditions":
      return startsTable(result);
    case "edgeOfStability":
      return stabilityTable(result);
    case "dyingRelu":
      return dyingTable(result);
    case "capacityCurve":
      return capacityTable(result);
    case "teacherStudent":
      return teacherTable(result);
    default:
      throw rangeError("toCSV", "the argument is no result", "pass what a study or hyperparameterSearch returns");
  }
}

const NORMS = ["total", "weights", "biases"] as const;

function normTable({
  settings,
  success,
  stopEpoch,
  loss,
  accuracy,
  initialNorms,
  finalNorms,
  learningRate,
  epochs,
  l2,
}: NormStudy): Cell[][] {
  const header = ["network", "seed", "learning_rate", "epochs", "l2", "success", "stop_epoch", "loss", "accuracy"];
  const names = NORMS.flatMap((norm) => [`initial_${norm}`, `final_${norm}`]);
  const rows = Array.from(success, (succeeded, i): Cell[] => [
    i,
    networkSeed(settings.seed, i),
    learningRate,
    epochs,
    l2,
    succeeded,
    stopEpoch[i],
    loss[i],
    accuracy[i],
    ...NORMS.flatMap((norm) => [initialNorms[norm][i], finalNorms[norm][i]]),
  ]);
  return [[...header, ...names], ...rows];
}

function mapTable(map: PerformanceMap): Cell[][] {
  const { learningRates, epochs, runs, success, successInterval, stopEpoch, accuracy } = map;
  const columns: [string, Matrix][] = [
    ["success", success],
    ["success_low", successInterval.low],
    ["success_high", successInterval.high],
    ["stop_epoch", stopEpoch.mean],
    ["stop_epoch_low", stopEpoch.low],
    ["stop_epoch_high", stopEpoch.high],
  ];
  if (accuracy !== undefined) {
    columns.push(["accuracy", accuracy.mean], ["accuracy_low", accuracy.low], ["accuracy_high", accuracy.high]);
  }
  const header = ["learning_rate", "epochs", "runs", ...columns.map(([name]) => name)];
  const rows = epochs.flatMap((limit, r) =>
    learningRates.map((rate, c): Cell[] => [
      rate,
      limit,
      runs,
      ...columns.map(([, { data }]) => data[r * learningRates.length + c]),
    ]),
  );
  return [header, ...rows];
}

function searchTable({ table }: SearchResult): Cell[][] {
  const header = [
    "layers",
    "activation",
    "learning_rate",
    "l2",
    "batch_size",
    "dropout",
    "optimizer",
    "max_norm",
    "averaging",
    "initializer",
    "normalization",
    "epochs",
    "loss",
    "accuracy",
    "score",
  ];
  const rows = table.map(({ configuration, epochs, loss, accuracy, score }): Cell[] => {
    const { layers, activation, learningRate, l2, batchSize, dropout, maxNorm, normalization } = configuration;
    const [optimizer, averaging, initializer] = (["optimizer", "averaging", "initializer"] as const).map((name) =>
      choiceText(configuration, name),
    );
    return [
      ...[layers.join("-"), activation, learningRate, l2, batchSize, dropout, optimizer, maxNorm, averaging],
      ...[initializer, normalization],
      ...[epochs, loss, accuracy, score],
    ];
  });
  return [header, ...rows];
}
