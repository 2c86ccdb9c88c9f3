import { Command, Option } from "commander";
import { show } from "../../core/check";
import { textOfCell } from "../../datasets/csv/cell-value";
import { listNearest } from "../../datasets/csv/nearest";
import type { AnsweredPiece, Answer, Model, ModelNote } from "../../model/index";
import type { CommandContext } from "../frame/context";
import { csvLine } from "../../core/csv-line";
import { UsageError } from "../frame/failure";
import { whileRunning } from "../frame/interruption";
import { assertOneStandard, claimFile, STANDARD, writePieces } from "../frame/output-file";
import { distributionOf } from "../model/distribution";
import { openModel } from "../model/open-model";
import { notesAsJson, warnOf } from "../model/tell-notes";
import { addCsvOptions, csvFormat, csvSource, type CsvCliOptions } from "../options/csv-options";
import { addExamples } from "../options/examples";
import { names } from "../options/names";

interface PredictOptions extends CsvCliOptions {
  readonly out: string;
  readonly probabilities?: boolean;
  readonly intervals?: boolean;
  readonly spread?: boolean;
  readonly keep?: string[];
}

/** `wasm-mlp predict`: what a model says of the rows of a CSV file. */
export function predictCommand(context: CommandContext): Command {
  const command = new Command("predict")
    .description("Predict the rows of a CSV file, every one; columns are matched by name.")
    .argument("<model>", "model file of wasm-mlp train; - is standard input")
    .argument("<data>", "CSV file, gzipped or not; - is standard input")
    .option("--out <file>", "where predictions go, as CSV", STANDARD)
    .option("--probabilities", "a column for each class")
    .option("--intervals", "two columns between which the true number is")
    .option("--spread", "a column of how far the members of the model differ")
    .addOption(new Option("--keep <columns>", "of the file, to carry along").argParser(names));
  addExamples(
    addCsvOptions(command),
    [
      "predict model.safetensors new.csv --keep id --out predictions.csv",
      "a line a row: its line in the file, its id, what is predicted",
    ],
    ["predict model.safetensors - --probabilities < new.csv", "from standard input to standard output"],
  );
  return command.action((model: string, data: string, options: PredictOptions) =>
    predict(context, model, data, options),
  );
}

async function predict(context: CommandContext, modelPath: string, data: string, options: PredictOptions) {
  assertOneStandard({ model: modelPath, data });
  await claimFile(context, "--out", options.out, [modelPath, data]);
  using model = await openModel(context, modelPath);
  const done: Done = { rows: 0, notes: [] };
  await writePieces(context, options.out, predictions(context, model, data, options, done));
  warnOf(context, done.notes);
  warnOfLack(context, model, done.first, options);
  const where = options.out === STANDARD ? "" : `${done.rows} rows predicted in ${options.out}`;
  const notes = notesAsJson(done.notes);
  context.output.tell(where, { event: "predictions", rows: done.rows, file: options.out, notes });
}

/** What was predicted until now. */
interface Done {
  rows: number;
  first?: Answer;
  notes: readonly ModelNote[];
}

/** Lines of CSV, a piece of the table after the other. */
async function* predictions(
  context: CommandContext,
  model: Model,
  data: string,
  options: PredictOptions,
  done: Done,
): AsyncGenerator<string> {
  let header: string[][] | undefined;
  const pieces = model.predictPieces(csvSource(context, data), csvFormat(options));
  for await (const piece of whileRunning(pieces, context.signal)) {
    done.rows += piece.answers.length;
    done.first ??= piece.answers[0];
    done.notes = piece.notes;
    header ??= [headerOf(model, done.first, options)];
    yield [...header, ...tableLines(model, piece, options)].map(csvLine).join("");
    header = [];
  }
}

/** Says that cells which were asked for stay empty, and why. */
function warnOfLack({ output }: CommandContext, { task }: Model, answer: Answer | undefined, options: PredictOptions) {
  if (answer === undefined) return;
  if (options.spread && answer.spread === undefined) {
    output.warn("--spread stays empty: the model has one member; train it with --members 8");
  }
  if (options.probabilities && task === "regression") {
    output.warn("--probabilities are of classes; the model predicts numbers");
  }
  if (!options.intervals || answer.interval !== undefined) return;
  if (task === "classification") output.warn("--intervals are of numbers; the model predicts classes");
  else output.warn("--intervals stay empty: too few rows were held out of the training; train on more");
}

function headerOf(
  { schema: { target } }: Model,
  answer: Answer | undefined,
  { keep = [], probabilities, intervals, spread }: PredictOptions,
): string[] {
  const said = target.type === "class" ? [target.name, "probability"] : [target.name];
  const shares = target.type === "class" && probabilities ? target.classes.map((name) => `p(${name})`) : [];
  const bounds = target.type === "number" && intervals ? ["low", "high"] : [];
  const more = Object.keys(answer === undefined ? {} : distributionOf(answer));
  const added = [...said, ...shares, ...more, ...bounds, ...(spread ? ["spread"] : [])];
  return ["line", ...keep, ...added.map((name) => (keep.includes(name) ? `${name} (predicted)` : name))];
}

/** The row's line in the file, the columns that are kept, and what is predicted for it, in full precision. */
function tableLines(
  { classes = [] }: Model,
  { file, names: columns, rows, lines, answers }: AnsweredPiece,
  { keep = [], probabilities: all, intervals, spread: hasSpread }: PredictOptions,
): string[][] {
  const kept = keep.map((name) => placeOf(file, columns, name));
  return answers.map((answer, r) => {
    const { value, probabilities, interval, spread } = answer;
    const shares =
      probabilities === undefined
        ? []
        : [probabilities[value], ...(all ? classes.map((name) => probabilities[name]) : [])];
    const more = Object.values(distributionOf(answer));
    const bounds = intervals && probabilities === undefined ? (interval ?? ["", ""]) : [];
    const cells = kept.map((place) => textOfCell(rows[r][place]));
    const differ = hasSpread ? [spread ?? ""] : [];
    return [String(lines[r]), ...cells, String(value), ...[...shares, ...more, ...bounds, ...differ].map(String)];
  });
}

function placeOf(file: string, columns: readonly string[], name: string): number {
  const place = columns.indexOf(name);
  if (place >= 0) return place;
  throw new UsageError(
    `--keep ${show(name)}: ${file.replace(/^[\w.]+: /, "")} has no such column; choose from ${listNearest(name, columns)}`,
  );
}
