import { Command, Option } from "commander";
import { isStreamed } from "../../datasets/csv/source-size";
import type { CsvSource } from "../../datasets/index";
import { namedColumns } from "../../datasets/csv/columns-of";
import { readTableRows, type TableRows } from "../../datasets/csv/table-rows";
import type { EpochRecord } from "../../index";
import { Model, type ModelOptions, type ModelProgress } from "../../model/index";
import { withTask } from "../../model/model-options";
import { classBaseline, constantOf, valueBaseline } from "../../model/scores";
import { drawnRows, modelFigures } from "../figures/model-figures";
import { tellFigures } from "../figures/write-figures";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { assertOneStandard, claimFile, claimFolder, STANDARD, writeOutput } from "../frame/output-file";
import { targetsOf } from "../model/read-rows";
import { tellData, tellTrained, type Judgement } from "../model/tell";
import { sortNotes, warnOf } from "../model/tell-notes";
import { understand } from "../model/understand";
import { csvFormat, csvSource } from "../options/csv-options";
import { integer } from "../options/numbers";
import { addExamples } from "../options/examples";
import { addTableOptions, schemaOptions, tableFormat, type TableCliOptions } from "../options/table-options";
import { addTrainOptions, trainSettings, type TrainCliOptions } from "../options/train-options";

interface TrainOptions extends TrainCliOptions, TableCliOptions {
  readonly out?: string;
  readonly figures?: string;
  readonly testFile?: string;
  readonly maxBytes?: number;
}

/** `wasm-mlp train`: from a CSV file to a model file. */
export function trainCommand(context: CommandContext): Command {
  const command = new Command("train")
    .description("Train a model on a CSV file: finds the task, fills, scales, judges by rows held out.")
    .argument("<data>", "CSV file, gzipped or not; - is standard input")
    .option("--out <file>", "where the model goes; - is standard output")
    .option("--figures <folder>", "where figures go, as SVG and PNG")
    .option("--test-file <file>", "rows to judge by, instead of a share of the data")
    .addOption(
      new Option("--max-bytes <count>", "of a file held in memory; larger ones are read in each epoch").argParser(
        integer(1),
      ),
    );
  addTrainOptions(addTableOptions(command));
  addExamples(
    command,
    ["train iris.csv --target species --out iris.safetensors --figures out/", "classes, a model file and figures"],
    ["train houses.csv --target price --members 8 --exclude id", "numbers, eight networks that answer together"],
    ["train - --target y --json < data.csv", "a line of JSON an epoch"],
  );
  return command.action((data: string, options: TrainOptions) => train(context, data, options));
}

async function train(context: CommandContext, path: string, options: TrainOptions): Promise<void> {
  const { out, figures, testFile } = options;
  const settings = settingsOf(options);
  assertOneStandard({ data: path, "--test-file": testFile });
  if (out !== undefined) await claimFile(context, "--out", out, [path, testFile ?? STANDARD]);
  if (figures !== undefined) await claimFolder("--figures", figures);
  const schema = withTask(schemaOptions(options), options.loss);
  const format = { ...tableFormat(options), ...(options.maxBytes !== undefined && { maxBytes: options.maxBytes }) };
  const source = csvSource(context, path);
  if (isStreamed(source, format)) {
    await trainLarge(context, path, source, { ...settings, ...schema, ...format }, options);
    return;
  }
  const table = await context.output.withProgress(
    "reading",
    (onProgress) =>
      readTableRows("readCsv", source, format, namedColumns(schema), {
        onRead: ({ done }) => {
          onProgress(done, "");
        },
        signal: context.signal,
      }),
    READING_MS,
  );
  const understood = understand(table, schema, format, settings);
  tellData(context, understood);
  const start = performance.now();
  using model = await trainWatched(context, table, { ...settings, ...schema, ...format });
  const trainingMs = performance.now() - start;
  if (out !== undefined) await writeOutput(context, out, await model.save());
  const judged = testFile === undefined ? heldOut(model) : await judgeFile(context, testFile, model, table, options);
  const told = new Set(understood.notes.map(({ commandLine }) => commandLine));
  const late = model.notes.filter(({ kind, commandLine }) => kind !== "unknown" && !told.has(commandLine));
  sortNotes(context, testFile === undefined ? late : late.filter(({ kind }) => kind !== "unjudged"));
  tellTrained(context, model, { trainingMs, end: endOf(context, model, settings), judged, out });
  if (figures !== undefined) await drawFigures(context, figures, model, table, judged);
}

/** Reading that takes longer shows how far it is. */
const READING_MS = 500;

/** Trains on a file that is larger than its share of memory: it is read again in each epoch. */
async function trainLarge(
  context: CommandContext,
  path: string,
  source: CsvSource,
  settings: ModelOptions,
  options: TrainOptions,
): Promise<void> {
  const { out, figures, testFile } = options;
  context.output.tell("large file  it is read again in each epoch, not held in memory", {
    event: "streaming",
    file: path,
  });
  const start = performance.now();
  using model = await trainWatched(context, source, settings);
  const trainingMs = performance.now() - start;
  if (out !== undefined) await writeOutput(context, out, await model.save());
  const judged =
    testFile === undefined ? heldOut(model) : await judgeFile(context, testFile, model, undefined, options);
  const { schema, leftOut, notes, rows = 0 } = model;
  const held = testFile === undefined ? (judged?.actual.length ?? 0) : 0;
  tellData(context, { schema, leftOut, notes, rows: { train: rows - held, validation: 0, test: held } });
  tellTrained(context, model, { trainingMs, end: endOf(context, model, settings), judged, out });
  if (figures !== undefined) await drawFigures(context, figures, model, undefined, judged);
}

function settingsOf(options: TrainOptions): TrainCliOptions {
  const settings = trainSettings(options);
  if (options.testFile === undefined) return settings;
  if (options.test !== undefined) throw new UsageError("--test and --test-file both say what to judge by; give one");
  return { ...settings, test: 0 };
}

/** Trains under a progress bar; the first Ctrl-C ends it and keeps what was learned. */
function trainWatched(
  { output, signal }: CommandContext,
  table: TableRows | CsvSource,
  options: ModelOptions,
): Promise<Model> {
  return output.withProgress("training", (onProgress) =>
    Model.train(table, {
      ...options,
      stop: signal,
      onRead: ({ done, pass, passes }) => {
        onProgress(done, `reading, ${pass} of ${passes}`);
      },
      onProgress: ({ done, network, networks, epoch }: ModelProgress) => {
        output.event({ event: "epoch", ...epoch, network, networks });
        onProgress(done, progressText(epoch));
      },
    }),
  );
}

function progressText({ loss }: EpochRecord): string {
  return `loss ${loss.toFixed(4)}`;
}

function endOf(
  { signal }: CommandContext,
  { history }: Model,
  { epochs, patience }: Pick<ModelOptions, "epochs" | "patience">,
) {
  if (signal.aborted) return "interrupted";
  const done = history.epoch?.length ?? 0;
  return patience !== undefined && done < (epochs ?? done + 1) ? "stopped early" : "all epochs done";
}

function heldOut({ judgedRows, judgedOn, scores, baseline }: Model): Judgement | undefined {
  if (judgedRows === undefined || judgedOn === "nothing") return undefined;
  return { on: judgedOn, ...judgedRows, scores, baseline };
}

async function judgeFile(
  context: CommandContext,
  path: string,
  model: Model,
  trained: TableRows | undefined,
  options: TrainOptions,
): Promise<Judgement> {
  const judged = await model.judge(csvSource(context, path), csvFormat(options));
  warnOf(context, judged.notes);
  const known = trained === undefined ? judged.actual : targetsOf(model, trained);
  const { classes } = model;
  const constant = constantOf(known, classes?.length);
  const baseline =
    classes === undefined
      ? valueBaseline(constant, judged.actual)
      : classBaseline(constant, Int32Array.from(judged.actual));
  return { on: "file", ...judged, constant, baseline };
}

/** Draws the figures that suit a model, its judgement and its rows into a folder. */
async function drawFigures(
  context: CommandContext,
  folder: string,
  model: Model,
  table: TableRows | undefined,
  judged: Judgement | undefined,
): Promise<void> {
  const rows = table && drawnRows(model, table);
  await tellFigures(context, folder, await modelFigures(model, judged, rows));
}
