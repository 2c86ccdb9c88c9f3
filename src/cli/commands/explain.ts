import { isDictionary, isObject } from "../../core/kind";
import { Command, InvalidArgumentError, Option } from "commander";
import { show } from "../../core/check";
import { unlessAborted } from "../../core/unless-aborted";
import type { RowRecord } from "../../datasets/index";
import type { TableRows } from "../../datasets/csv/table-rows";
import { listFirst } from "../../datasets/csv/nearest";
import type { Model } from "../../model/index";
import { MOST_REPEATS } from "../../model/importance";
import { MOST_POINTS } from "../../model/partial-dependence";
import { dependenceFigure, effectsFigure, importanceFigure } from "../figures/explanation-figures";
import type { Figure } from "../figures/figure";
import { assertFigureFile, writeFigure } from "../figures/write-figures";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { assertRunning } from "../frame/interruption";
import { assertOneStandard, claimFile, STANDARD } from "../frame/output-file";
import type { OutputEvent } from "../frame/output";
import { isRowOf } from "../../datasets/csv/row-record";
import { openModel } from "../model/open-model";
import { readRows, recordAt } from "../model/read-rows";
import { warnOf } from "../model/tell-notes";
import { dependenceTable, effectsTable, importanceTable } from "../model/tell-explanation";
import { addCsvOptions, csvFormat, type CsvCliOptions } from "../options/csv-options";
import { addExamples } from "../options/examples";
import { integer, text } from "../options/numbers";

interface ExplainOptions extends CsvCliOptions {
  readonly column?: string;
  readonly points?: number;
  readonly row?: number;
  readonly values?: RowRecord;
  readonly repeats?: number;
  readonly seed?: number;
  readonly out?: string;
}

/** What is told, as text, as an event and as a figure. */
interface Explanation {
  readonly text: string;
  readonly event: OutputEvent;
  readonly figure: () => Promise<Figure>;
}

/** `wasm-mlp explain`: which columns matter, how one of them acts, what moved one answer. */
export function explainCommand(context: CommandContext): Command {
  const command = new Command("explain")
    .description("Say which columns matter to a model; with --column how one acts, with --row what moved an answer.")
    .argument("<model>", "model file of wasm-mlp train; - is standard input")
    .argument("[data]", "CSV file, best of rows not trained on; not needed with --values")
    .addOption(new Option("--column <name>", "what the model says on average as it varies").argParser(text))
    .addOption(new Option("--points <count>", "values of --column (default: 20)").argParser(integer(2, MOST_POINTS)))
    .addOption(
      new Option("--row <line>", "what moved the answer for the row in a line of the file").argParser(integer(1)),
    )
    .addOption(new Option("--values <json>", 'the same for a row, as {"rooms": 6}').argParser(record))
    .addOption(
      new Option("--repeats <count>", "how often each column is shuffled (default: 5)").argParser(
        integer(1, MOST_REPEATS),
      ),
    )
    .addOption(new Option("--seed <number>", "fixes the dealing (default: 1)").argParser(integer(0)))
    .option("--out <file>", "a figure, .svg or .png; - is SVG on standard output");
  addExamples(
    addCsvOptions(command),
    ["explain model.safetensors later.csv --out importance.svg", "which columns matter"],
    ["explain model.safetensors later.csv --column age", "how the answer goes with one column"],
    ["explain model.safetensors later.csv --row 12", "what moved the answer for line 12"],
  );
  return command.action((model: string, data: string | undefined, options: ExplainOptions) =>
    explain(context, model, data, options),
  );
}

function record(json: string): RowRecord {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    value = undefined;
  }
  if (isDictionary(value)) {
    const isCell = (cell: unknown) => !isObject(cell);
    if (Object.values(value).every(isCell)) return value as RowRecord;
  }
  throw new InvalidArgumentError("Pass the values of a row by the names of their columns, as '{\"rooms\": 6}'.");
}

async function explain(context: CommandContext, path: string, data: string | undefined, options: ExplainOptions) {
  assertChoice(path, data, options);
  const { out } = options;
  if (out !== undefined) {
    assertFigureFile("--out", out);
    await claimFile(context, "--out", out, [path, data ?? STANDARD]);
  }
  using model = await openModel(context, path);
  const table = data === undefined ? undefined : await readRows(context, data, model, csvFormat(options));
  if (table !== undefined) warnOf(context, table.notes);
  const { text: told, event, figure } = await explanationOf(context, model, table, options);
  await assertRunning(context.signal);
  if (out !== undefined) await writeFigure(context, out, await figure());
  context.output.tell(told, { ...event, ...(out !== undefined && { file: out }) });
}

/** @throws UsageError for options that do not go together. */
function assertChoice(
  path: string,
  data: string | undefined,
  { column, points, row, values, repeats, seed }: ExplainOptions,
) {
  const given = Object.entries({ "--column": column, "--row": row, "--values": values });
  const asked = given.filter(([, value]) => value !== undefined).map(([name]) => name);
  if (asked.length > 1) throw new UsageError(`${asked.join(" and ")} ask for different things; give one`);
  if (data === undefined && values === undefined) {
    throw new UsageError("there are no rows to explain the model by; name a CSV file after it, or pass --values");
  }
  if (data !== undefined && values !== undefined) {
    throw new UsageError(
      `--values and ${show(data)} both give rows; leave one out, or pass --row with a line of the file`,
    );
  }
  if (points !== undefined && column === undefined) throw new UsageError("--points is for --column; give that too");
  if ((repeats ?? seed) !== undefined && asked.length > 0) {
    throw new UsageError(`--repeats and --seed are for the importance of all columns; leave out ${asked[0]}`);
  }
  assertOneStandard({ model: path, data });
}

function explanationOf(
  context: CommandContext,
  model: Model,
  table: TableRows | undefined,
  { column, points, row, values, repeats, seed }: ExplainOptions,
): Promise<Explanation> | Explanation {
  if (values !== undefined) {
    assertKnown(model, values);
    return effects(model, values);
  }
  if (row !== undefined) return effects(model, rowAt(model, table!, row));
  if (column !== undefined) return dependence(model, table!, column, points);
  return importance(context, model, table!, { repeats, seed });
}

async function importance(
  { output, signal }: CommandContext,
  model: Model,
  table: TableRows,
  options: { readonly repeats: number | undefined; readonly seed: number | undefined },
): Promise<Explanation> {
  const columns = await output.withProgress("explain", () => unlessAborted(model.importance(table, options), signal));
  const score = model.classes === undefined ? "r2" : "accuracy";
  return {
    text: importanceTable(columns, score),
    event: { event: "importance", score, rows: table.rows.length, columns },
    figure: () => importanceFigure(model, columns),
  };
}

async function dependence(model: Model, table: TableRows, name: string, points?: number): Promise<Explanation> {
  const names = model.schema.features.map((feature) => feature.name);
  if (!names.includes(name)) {
    throw new UsageError(`the model does not use a column ${show(name)}; choose from ${listFirst(names)}`);
  }
  const found = await model.partialDependence(table, { column: name, points });
  const { classes } = model;
  return {
    text: dependenceTable(model, found),
    event: { event: "dependence", ...(classes && { classes }), ...found },
    figure: () => dependenceFigure(model, found),
  };
}

/** @throws UsageError for a row of another table. */
function assertKnown(model: Model, row: RowRecord): void {
  if (isRowOf(model.schema, row)) return;
  const names = model.schema.features.map(({ name }) => name);
  throw new UsageError(`--values has none of the columns of the model; choose from ${listFirst(names)}`);
}

function effects(model: Model, row: RowRecord): Explanation {
  const answer = model.predict(row);
  const columns = model.explain(row);
  return {
    text: effectsTable(model, answer, columns),
    event: { event: "explanation", answer, columns },
    figure: () => effectsFigure(model, answer, columns),
  };
}

function rowAt({ schema }: Model, table: TableRows, line: number): RowRecord {
  const { lines } = table;
  const index = lines.indexOf(line);
  if (index < 0) {
    throw new UsageError(`no row begins in line ${line} of the file; pass a line from ${lines[0]} to ${lines.at(-1)}`);
  }
  return recordAt(table, index, schema);
}
