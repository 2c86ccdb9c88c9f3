import { rangeError, show } from "../core/check";
import { FileFormatError } from "../core/errors";
import { decodeJson, encodeJson } from "./plain-json";
import { networkSeed } from "./study-plan";
const KINDS = ["normStudy", "performanceMap", "hyperparameterSearch"];
/**
 * A result as JSON text.
 *
 * @example
 * ```ts
 * const study = await normStudy({ architecture: [2, 3, 1], dataset, networks: 100 });
 * const copy = fromJSON(toJSON(study));
 * ```
 */
export function toJSON(result) {
  return encodeJson(result);
}
/**
 * The result of a text from `toJSON`.
 *
 * @throws FileFormatError for a text that is not one.
 */
export function fromJSON(text) {
  let value;
  try {
    value = decodeJson(text);
  } catch (cause) {
    throw new FileFormatError("fromJSON: the text is not JSON; pass what toJSON returns.", { cause });
  }
  const kind = value !== null && typeof value === "object" && "kind" in value ? value.kind : undefined;
  if (typeof kind === "string" && KINDS.includes(kind)) return value;
  throw new FileFormatError(`fromJSON: the text holds ${show(kind ?? value)}, no result; pass what toJSON returns.`);
}
/**
 * A result as CSV, with a header: a line for each network of a norm study, each cell of a map,
 * each configuration of a search.
 */
export function toCSV(result) {
  const rows = tableOf(result);
  return rows.map((row) => row.map(cellText).join(",")).join("\n") + "\n";
}
function cellText(cell) {
  return typeof cell === "string" && /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : String(cell);
}
function tableOf(result) {
  switch (result.kind) {
    case "normStudy":
      return normTable(result);
    case "performanceMap":
      return mapTable(result);
    case "hyperparameterSearch":
      return searchTable(result);
    default:
      throw rangeError(
        "toCSV",
        "the argument is no result",
        "pass what normStudy, performanceMap or hyperparameterSearch returns",
      );
  }
}
const NORMS = ["total", "weights", "biases"];
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
}) {
  const header = ["network", "seed", "learning_rate", "epochs", "l2", "success", "stop_epoch", "loss", "accuracy"];
  const names = NORMS.flatMap((norm) => [`initial_${norm}`, `final_${norm}`]);
  const rows = Array.from(success, (succeeded, i) => [
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
function mapTable(map) {
  const { learningRates, epochs, runs, success, successInterval, stopEpoch, accuracy } = map;
  const columns = [
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
    learningRates.map((rate, c) => [
      rate,
      limit,
      runs,
      ...columns.map(([, { data }]) => data[r * learningRates.length + c]),
    ]),
  );
  return [header, ...rows];
}
function searchTable({ table }) {
  const header = ["layers", "activation", "learning_rate", "l2", "batch_size", "loss", "accuracy", "score"];
  const rows = table.map(({ configuration, loss, accuracy, score }) => {
    const { layers, activation, learningRate, l2, batchSize } = configuration;
    return [layers.join("-"), activation, learningRate, l2, batchSize, loss, accuracy, score];
  });
  return [header, ...rows];
}
