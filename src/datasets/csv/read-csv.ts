import { assertOptions } from "../../core/check";
import type { Matrix } from "../../core/matrix";
import { everywhere } from "../../core/words";
import type { ClassificationDataset, RegressionDataset } from "../dataset";
import { missingAdvice } from "./advice";
import { momentsOf } from "./column-kind";
import { columnsOf, namedColumns } from "./columns-of";
import { assertFormat, FORMAT_OPTIONS, type CsvFormat } from "./csv-options";
import { inferSchema } from "./infer-schema";
import type { LeftOut } from "./judged-column";
import { listNearest, plural, showText } from "./nearest";
import { RowEncoder } from "./row-encoder";
import type { CsvSchema } from "./schema";
import { presentSchema, assertSchema, type AnyCsvSchema } from "./schema-check";
import { featureNames } from "./schema-features";
import { assertSchemaOptions, SCHEMA_OPTIONS, type SchemaOptions } from "./schema-options";
import type { CsvSource } from "./source";
import { choiceError, tableError } from "./table-error";
import { isCollapse } from "./moments";
import { note, type TableNote } from "./table-note";
import { readTableRows, type TableRows } from "./table-rows";

/** What a CSV file adds to a data set. */
export interface CsvDetails {
  /** Names of the features. */
  readonly columns: readonly string[];
  /** How columns became features: plain JSON, for other files and for model files. */
  readonly schema: CsvSchema;
  /** Columns that became no feature, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Rows that were left out because the target, or with `missing: "skip"` another cell, held nothing. */
  readonly skippedRows: number;
  /** What was found in the file and done to it, a sentence each. */
  readonly notes: readonly TableNote[];
}

/** A CSV file with a class in each row; goes into `fit` as it is. */
export interface CsvClassification extends ClassificationDataset, CsvDetails {
  readonly task: "classification";
}

/** A CSV file with a number to predict in each row; goes into `fit` as it is. */
export interface CsvRegression extends RegressionDataset, CsvDetails {
  readonly task: "regression";
}

/** A file whose columns are to be understood. */
export type InferredCsvOptions = CsvFormat & SchemaOptions;

/** A file whose columns are those of another. */
export interface KnownCsvOptions extends Omit<CsvFormat, "missingMarks" | "decimal"> {
  /** The other file's schema, of any version; columns are found by name, and others passed over. */
  readonly schema: AnyCsvSchema;
}

/**
 * Reads a CSV file into a data set. Numbers become a feature each, columns of texts one for
 * each category, dates one for each part; columns that number or name the rows are left out. Nothing is scaled. Inputs
 * are in single precision: where that would make many values of a column the same, as of times in seconds, the mean is
 * taken off first, as the schema's `offset` and a note say.
 *
 * With a schema no row is refused: empty and unreadable cells are filled, unknown categories are "other" or none, rows
 * without a known target are left out, and notes count all of them.
 *
 * @param options - `target` names the column to be predicted; or `schema` repeats what was done with another file.
 * @throws (rejects) TypeError, RangeError for options that are not valid and for names of columns that are not there;
 *   FileFormatError, with line and column, for what is wrong in the file: ragged rows, a few texts among numbers, missing
 *   cells with `missing: "error"`, more than `maxBytes` or `maxCells`, a column that can be understood in two ways;
 *   Error with the system's `code` for a file that cannot be read.
 *
 * @example
 * ```ts
 * const flowers = await readCsv("iris.csv", { target: "species", task: "classification" });
 * const { train, test } = split(flowers);
 * const more = await readCsv("more.csv", { schema: flowers.schema });
 * ```
 */
export function readCsv(
  source: CsvSource,
  options: InferredCsvOptions & { task: "classification" },
): Promise<CsvClassification>;
export function readCsv(
  source: CsvSource,
  options: InferredCsvOptions & { task: "regression" },
): Promise<CsvRegression>;
export function readCsv(
  source: CsvSource,
  options: InferredCsvOptions | KnownCsvOptions,
): Promise<CsvClassification | CsvRegression>;
export async function readCsv(
  source: CsvSource,
  options: InferredCsvOptions | KnownCsvOptions,
): Promise<CsvClassification | CsvRegression> {
  const who = "readCsv";
  assertCsvOptions(who, options);
  return datasetOf(await readTableRows(who, source, formatOf(options), wantedColumns(options)), options);
}

/**
 * The data set of a table that was read.
 *
 * @throws as `readCsv`.
 */
export function datasetOf(
  table: TableRows,
  options: InferredCsvOptions | KnownCsvOptions,
): CsvClassification | CsvRegression {
  const { schema, leftOut, notes } = schemaOf(table, options);
  const encoder = encoderOf(table, schema);
  if (!encoder.hasTarget) throw absentColumn(table, schema.target.name);
  const { inputs, targets, rows } = encodeTable(table, encoder, true);
  const skippedRows = table.rows.length - rows.length;
  const details = {
    inputs,
    columns: featureNames(schema),
    schema,
    leftOut,
    skippedRows,
    notes: [...table.notes, ...notes, ...encodingNotes(encoder, options), ...precisionNotes(table, schema)],
  };
  const { target } = schema;
  return target.type === "class"
    ? { ...details, task: "classification", targets: Int32Array.from(targets), classes: target.classes }
    : { ...details, task: "regression", targets: { data: targets, rows: targets.length, columns: 1 } };
}

/** What was odd in the rows; in the file that a schema comes from, rare categories are none of it. */
function encodingNotes(encoder: RowEncoder, options: InferredCsvOptions | KnownCsvOptions): TableNote[] {
  const { target } = encoder.schema;
  return encoder
    .notes()
    .filter(({ kind, column }) => "schema" in options || kind !== "unknown" || column === target.name);
}

function schemaOf(table: TableRows, options: InferredCsvOptions | KnownCsvOptions) {
  if (!("schema" in options)) return inferSchema(table, options, options);
  return { schema: presentSchema("readCsv", options.schema), leftOut: [], notes: [] };
}

/** The features of a CSV file. */
export interface CsvInputs {
  /** (rows, features). */
  readonly inputs: Matrix;
  /** The line of the file in which each row of the inputs begins, as an editor counts. */
  readonly lines: Int32Array;
  /** What was found in the file and done to it, a sentence each. */
  readonly notes: readonly TableNote[];
}

/**
 * Reads the features of a CSV file that may have no target, to predict it. Every row is kept, whatever its cells
 * hold.
 *
 * @param options - The schema of the file that the network was trained on, and how cells are read.
 * @throws (rejects) as `readCsv`.
 *
 * @example
 * ```ts
 * const { schema } = await readCsv("train.csv", { target: "species" });
 * const { inputs } = await readCsvInputs("new.csv", { schema });
 * const probabilities = network.predict(inputs);
 * ```
 */
export async function readCsvInputs(source: CsvSource, options: KnownCsvOptions): Promise<CsvInputs> {
  const who = "readCsvInputs";
  assertKnownOptions(who, options);
  const table = await readTableRows(who, source, formatOf(options), wantedColumns(options));
  const encoder = encoderOf(table, { ...presentSchema(who, options.schema), missing: "fill" });
  const { inputs, rows } = encodeTable(table, encoder, false);
  const lines = Int32Array.from(rows, (row) => table.lines[row]);
  return { inputs, lines, notes: [...table.notes, ...encoder.notes()] };
}

/**
 * @param more - Names of options that the caller has beside these.
 * @throws TypeError, RangeError
 */
export function assertCsvOptions(
  who: string,
  options: InferredCsvOptions | KnownCsvOptions,
  more: readonly string[] = [],
): void {
  if (options !== null && typeof options === "object" && "schema" in options) {
    assertKnownOptions(who, options, more);
    return;
  }
  assertOptions(who, options, [...SCHEMA_OPTIONS, "schema", ...FORMAT_OPTIONS, ...more]);
  assertSchemaOptions(who, options);
  assertFormat(who, options);
}

function assertKnownOptions(who: string, options: KnownCsvOptions, more: readonly string[] = []): void {
  assertOptions(who, options, ["schema", ...KNOWN_FORMAT_OPTIONS, ...more]);
  assertSchema(who, options.schema);
  assertFormat(who, options);
}

/** A schema says what is missing and how decimals are written. */
const KNOWN_FORMAT_OPTIONS = FORMAT_OPTIONS.filter((name) => name !== "missingMarks" && name !== "decimal");

/** How the cells of a file are read: a schema has a part of it. */
export function formatOf(options: InferredCsvOptions | KnownCsvOptions): CsvFormat {
  const { separator, header, encoding, maxBytes, maxCells } = options;
  const { missingMarks, decimal } = "schema" in options ? { missingMarks: undefined, decimal: undefined } : options;
  const all = { separator, header, encoding, maxBytes, maxCells, missingMarks, decimal };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The columns that the options name. */
export function wantedColumns(options: InferredCsvOptions | KnownCsvOptions): string[] {
  return "schema" in options ? columnsOf(options.schema) : namedColumns(options);
}

/**
 * The encoder of a table for a schema.
 *
 * @throws RangeError for a table that has fewer than half of the columns: it is another table.
 */
export function encoderOf(table: Pick<TableRows, "file" | "names">, schema: CsvSchema): RowEncoder {
  const encoder = new RowEncoder(schema, table.names);
  const { absent } = encoder;
  if (absent.length > 0 && absent.length >= schema.features.length / 2) throw absentColumn(table, absent[0]);
  return encoder;
}

/** The columns of a table, the most similar first, for a name that is none of them: RangeError. */
export function absentColumn({ file, names }: Pick<TableRows, "file" | "names">, name: string): Error {
  return choiceError(
    file,
    `there is no column ${showText(name)}`,
    everywhere(`choose from ${listNearest(name, names)}`),
  );
}

/** Features and targets in single precision, and the rows they come from. */
function encodeTable(table: TableRows, encoder: RowEncoder, withTarget: boolean) {
  const { columns } = encoder;
  const data = new Float32Array(table.rows.length * columns);
  const targets = new Float32Array(table.rows.length);
  const kept = new Int32Array(table.rows.length);
  const features = new Float64Array(columns);
  let count = 0;
  table.rows.forEach((row, r) => {
    const missing = encoder.encodeSingle(row, features, table.lines[r]);
    const target = withTarget ? encoder.target(row, table.lines[r]) : 0;
    if (!keeps(table, encoder, missing, target, r)) return;
    data.set(features, count * columns);
    targets[count] = target;
    kept[count++] = r;
  });
  if (count === 0) throw noRowLeft(table);
  const inputs: Matrix = { data: data.slice(0, count * columns), rows: count, columns };
  assertSinglePrecision(table, encoder, inputs, kept);
  return { inputs, targets: targets.slice(0, count), rows: kept.slice(0, count) };
}

/** Whether a row is kept, as the schema's policy for missing cells says. */
export function keeps(
  { file, lines }: Pick<TableRows, "file" | "lines">,
  encoder: RowEncoder,
  missing: number,
  target: number,
  row: number,
): boolean {
  const lacks = missing > 0 || Number.isNaN(target);
  // A row of nothing is none to learn from, whatever the policy.
  if (Number.isNaN(target) && missing === encoder.schema.features.length) return false;
  if (!lacks || encoder.schema.missing === "fill") return !Number.isNaN(target);
  if (encoder.schema.missing === "skip") return false;
  const { name, line } = encoder.firstMissing ?? { name: encoder.schema.target.name, line: lines[row] };
  throw tableError(file, `line ${line}, column ${showText(name)} is missing`, missingAdvice());
}

function noRowLeft({ file }: TableRows): Error {
  return tableError(file, "no row is left", {
    program: 'pass a file with rows and targets, or missing: "fill" if all lack a value',
    commandLine: "pass a file with rows and targets, or --missing fill if all lack a value",
  });
}

function assertSinglePrecision(
  table: TableRows,
  encoder: RowEncoder,
  { data, columns }: Matrix,
  rows: Int32Array,
): void {
  const at = data.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return;
  const { column } = encoder.features[at % columns];
  const row = rows[Math.floor(at / columns)];
  const cell = table.rows[row][table.names.indexOf(column)];
  const got = `line ${table.lines[row]}, column ${showText(column)} has ${showText(String(cell))}, beyond the range of f32`;
  throw tableError(table.file, got, everywhere("correct it, or add it to missingMarks"));
}

/** Columns whose values are the same in single precision though they differ, and those that an offset helped. */
function precisionNotes({ scans }: TableRows, { features }: CsvSchema): TableNote[] {
  const scanOf = new Map(scans.map((scan) => [scan.name, scan]));
  return features.flatMap((feature) => {
    const { name } = feature;
    const scan = scanOf.get(name);
    if (feature.type !== "number" || scan === undefined) return [];
    if (feature.offset !== undefined) return [offsetNote(name, feature.offset)];
    const { double, single } = momentsOf(scan, feature.decimal).collapses(0);
    if (!isCollapse({ double, single })) return [];
    const message = `column ${showText(name)}: ${plural(double, "value")} become ${single} in single precision; train by Model, which scales first`;
    return [note("precision", message, { column: name })];
  });
}

function offsetNote(column: string, offset: number): TableNote {
  const message = `column ${showText(column)}: ${offset} taken off all values, which would be the same in single precision`;
  return note("precision", message, { column });
}
