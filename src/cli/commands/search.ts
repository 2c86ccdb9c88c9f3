import { access } from "node:fs/promises";
import { Command } from "commander";
import { commandLineMessage } from "../../core/words";
import { show } from "../../core/check";
import { isInt32Array } from "../../core/typed-array";
import { unlessAborted } from "../../core/unless-aborted";
import { namedColumns } from "../../datasets/csv/columns-of";
import { inferSchema } from "../../datasets/csv/infer-schema";
import { readTableRows, type TableRows } from "../../datasets/csv/table-rows";
import { hyperparameterSearch, toCSV, toJSON, type SearchResult } from "../../experiments/index";
import { isError } from "../../metrics/named-metrics";
import { Model, type Scores } from "../../model/index";
import { withTask } from "../../model/model-options";
import { searchData, type SearchData } from "../../model/search-data";
import { IF_NUMBERS, taskLoss } from "../../model/settings";
import type { CommandContext } from "../frame/context";
import { csvLine } from "../../core/csv-line";
import { UsageError } from "../frame/failure";
import { assertOneStandard, claimFile, kindOf, STANDARD, writeOutput } from "../frame/output-file";
import { textTable } from "../frame/text-table";
import { wrap } from "../frame/wrap";
import { namedScores, showScores, significant } from "../model/scores";
import { weakSearchNote } from "../model/search-note";
import { sortNotes, warnOf } from "../model/tell-notes";
import { csvFormat, csvSource } from "../options/csv-options";
import { addExamples } from "../options/examples";
import { addSearchOptions, type SearchCliOptions } from "../options/search-options";
import { askedChoices, cellsOf, HEADS, TEXT_HEADS, trainFlagsOf, trainOptionsOf } from "../options/searched-settings";
import { argument, tableArguments } from "../options/table-arguments";
import { schemaOptions, tableFormat } from "../options/table-options";

const TABLES = { what: "tables", kinds: [".json", ".csv"], usual: ".json" };
/** Rows of the table that a terminal shows. */
const SHOWN = 10;

/** `wasm-mlp search`: which settings suit a CSV file. */
export function searchCommand(context: CommandContext): Command {
  const command = new Command("search")
    .description("Find settings of train that suit a CSV file, by folds of its rows.")
    .argument("<data>", "CSV file, gzipped or not; - is standard input")
    .option("--out <file>", ".json or .csv; - is JSON on standard output");
  addExamples(
    addSearchOptions(command),
    ["search data.csv --target species --trials 50 --out search.csv", "a table of settings, the best first"],
    ["search data.csv --target species --dropout 0.2 --optimizer adam", "with some settings fixed"],
  );
  return command.action((data: string, options: SearchCliOptions) => search(context, data, options));
}

async function search(context: CommandContext, path: string, options: SearchCliOptions): Promise<void> {
  const { out, testFile } = options;
  assertOneStandard({ data: path, "--test-file": testFile });
  if (out !== undefined) {
    kindOf("--out", out, TABLES);
    await claimFile(context, "--out", out, [path, testFile ?? STANDARD]);
  }
  // A search takes long: what it ends with is looked at first.
  if (testFile !== undefined && testFile !== STANDARD) await access(testFile).catch(unreadable(testFile));
  const { table, data } = await dataOf(context, path, options);
  const result = await searched(context, data, options).catch(usageFault);
  const weak = weakSearchNote(data, result);
  if (weak !== undefined) context.output.warn(weak);
  if (out !== undefined) {
    await writeOutput(context, out, kindOf("--out", out, TABLES) === ".csv" ? toCSV(result) : `${toJSON(result)}\n`);
  }
  const command = commandFor(path, options, result);
  const all = options.trials * result.settings.folds * result.settings.epochs;
  const share = `${result.trainedEpochs} epochs trained, ${Math.round((100 * result.trainedEpochs) / all)} % of all`;
  const told = options.method === "halving" ? `${tableOf(result)}\n${share}` : tableOf(result);
  const scores = testFile === undefined ? undefined : await judgeBest(context, testFile, table, options, result);
  const judged = scores === undefined ? [] : wrap(showScores(scores), "test file");
  context.output.tell([told, ...judged, "", command].join("\n"), {
    event: "search",
    best: result.best,
    trainedEpochs: result.trainedEpochs,
    table: result.table,
    command,
    ...(scores && { testScores: namedScores(scores) }),
    ...(out !== undefined && { file: out }),
  });
}

function unreadable(path: string): () => never {
  return () => {
    throw new UsageError(`--test-file ${show(path)} is not there or cannot be read; name a CSV file`);
  };
}

/** Trains the best configuration on all rows, and gives its scores on others. */
async function judgeBest(
  context: CommandContext,
  path: string,
  table: TableRows,
  options: SearchCliOptions,
  { best, settings }: SearchResult,
): Promise<Scores> {
  const { classWeight, loss } = options;
  using model = await Model.train(table, {
    ...trainOptionsOf(best.configuration),
    epochs: settings.epochs,
    test: 0,
    ...(loss !== undefined && { loss }),
    ...(classWeight !== undefined && { classWeight }),
    ...schemaOptions(options),
    ...tableFormat(options),
    signal: context.signal,
  });
  const { scores, notes } = await unlessAborted(
    model.judge(csvSource(context, path), csvFormat(options)),
    context.signal,
  );
  warnOf(context, notes);
  return scores;
}

async function dataOf(
  context: CommandContext,
  path: string,
  options: SearchCliOptions,
): Promise<{ readonly table: TableRows; readonly data: SearchData }> {
  const format = tableFormat(options);
  const schema = withTask(schemaOptions(options), options.loss);
  const reading = readTableRows("readCsv", csvSource(context, path), format, namedColumns(schema));
  const table = await unlessAborted(reading, context.signal);
  const understood = inferSchema(table, schema, format);
  const found = sortNotes(context, [...table.notes, ...understood.notes]);
  if (found.length > 0) context.output.tell(`${found.join("\n")}\n`, { event: "notes" });
  return { table, data: searchData(table, understood.schema, options) };
}

/** What is drawn from, where options say nothing: about the settings that `train` has by default. */
const SPACE = {
  layers: [[64], [256], [512], [256, 128]],
  activation: ["relu", "gelu", "tanh"],
  dropout: [0, 0.2, 0.4],
  optimizer: ["adamw", "adam"],
  learningRate: { min: 5e-4, max: 2e-2 },
} as const;
/** What a grid tries. */
const GRID = {
  ...SPACE,
  activation: ["relu"],
  optimizer: ["adamw"],
  learningRate: [1e-3, 4e-3, 1e-2],
} as const;

async function searched(context: CommandContext, data: SearchData, options: SearchCliOptions): Promise<SearchResult> {
  const { inputs, targets, sampleWeights, settings } = data;
  const { method, trials, folds, epochs = settings.epochs, seed, workers, loss, metric } = options;
  const { batchSize: usual, weightDecay } = settings;
  return context.output.withProgress("search", (onProgress) =>
    hyperparameterSearch({
      batchSize: method === "grid" ? [usual] : [usual / 2, usual, 2 * usual],
      ...(method === "grid" ? GRID : SPACE),
      l2: method === "grid" ? [weightDecay, 4 * weightDecay] : { min: weightDecay / 100, max: 8 * weightDecay },
      ...askedChoices(options),
      // The library would learn the numbers of classes by a loss of values.
      loss: taskLoss("hyperparameterSearch", loss, isInt32Array(targets) ? "classes" : "values", IF_NUMBERS),
      ...(metric !== undefined && { metric }),
      dataset: { inputs, targets, ...(sampleWeights && { sampleWeights }) },
      schedule: "cosine",
      ...{ method, trials, folds, epochs, seed },
      ...(workers !== undefined && { workers }),
      signal: context.signal,
      onProgress: ({ done, total }) => {
        onProgress(done / total, `${done} of ${total} networks`);
      },
    }),
  );
}

/** Options that do not suit each other or the table, which is found before anything is trained, are wrong usage. */
function usageFault(error: unknown): never {
  if (!(error instanceof RangeError)) throw error;
  throw new UsageError(commandLineMessage(error), { cause: error });
}

function tableOf({ table, settings: { metric } }: SearchResult): string {
  const isKnown = metric === "accuracy" || metric === "loss";
  const head = [...HEADS, "epochs", "loss", "accuracy", ...(isKnown ? [] : [metric])];
  const rows = table
    .slice(0, SHOWN)
    .map(({ configuration, loss, accuracy, score, epochs }) => [
      ...cellsOf(configuration),
      String(epochs),
      significant(loss),
      Number.isNaN(accuracy) ? "" : `${(100 * accuracy).toFixed(1)} %`,
      ...(isKnown ? [] : [significant(isError(metric) ? -score : score)]),
    ]);
  // Of classes the loss does not count, unless it was asked for.
  const isShown = (c: number) => rows.some((row) => row[c] !== "") && !(head[c] === "loss" && metric !== "loss");
  const columns = [...head.keys()].filter(isShown);
  return textTable(
    columns.map((c) => head[c]),
    rows.map((row) => columns.map((c) => row[c])),
    new Set([...columns.keys()].filter((i) => !TEXT_HEADS.has(head[columns[i]]))),
  );
}

/** The command that trains the best configuration as the search did, on all rows. */
function commandFor(path: string, options: SearchCliOptions, { best, settings }: SearchResult): string {
  const { classWeight, loss, testFile } = options;
  return [
    `wasm-mlp train ${argument(path)} ${tableArguments(options)}`,
    `${trainFlagsOf(best.configuration)} --epochs ${settings.epochs}`,
    ...(loss === undefined ? [] : [`--loss ${lossText(loss)}`]),
    ...(testFile === undefined ? [] : [`--test-file ${argument(testFile)}`]),
    ...(classWeight === undefined ? [] : [`--class-weight ${argument(weightsText(classWeight))}`]),
  ].join(" ");
}

function weightsText(weight: NonNullable<SearchCliOptions["classWeight"]>): string {
  if (weight === "balanced") return weight;
  return csvLine(Object.entries(weight).map(([name, value]) => `${name}=${value}`)).trimEnd();
}

/** As `--loss` takes it. */
function lossText(loss: NonNullable<SearchCliOptions["loss"]>): string {
  if (typeof loss === "string") return loss;
  const { type, ...option } = loss;
  return [type, ...Object.values<unknown>(option).map(String)].join("=");
}
