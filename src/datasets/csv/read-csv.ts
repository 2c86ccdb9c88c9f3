import type { Matrix } from "../../core/matrix";
import type { ClassificationDataset, RegressionDataset } from "../dataset";
import {
  completeCsvOptions,
  completeKnownOptions,
  type InferredCsvOptions,
  type InferredSettings,
  type KnownCsvOptions,
  type KnownSettings,
} from "./csv-settings";
import { withDecimalsOf } from "./decimals-of-table";
import { absentColumn, encoderOf, encodeTable, precisionNotes } from "./encode-table";
import { inferSchema, type InferredSchema } from "./infer-schema";
import type { LeftOut } from "./judged-column";
import type { RowEncoder } from "./row-encoder";
import type { CsvSchema } from "./schema";
import { featureNames } from "./schema-features";
import type { CsvSource } from "./source";
import type { TableNote } from "./table-note";
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
  /** Says that the targets are class indices. */
  readonly task: "classification";
}

/** A CSV file with a number to predict in each row; goes into `fit` as it is. */
export interface CsvRegression extends RegressionDataset, CsvDetails {
  /** Says that the targets are values, (rows, 1). */
  readonly task: "regression";
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
  const settings = completeCsvOptions(who, options);
  return datasetOf(await readTableRows(who, source, settings.format, settings.wanted), settings);
}

/** What a data set is made by: the columns as they were chosen, or a schema. */
type DatasetSettings = InferredSettings | Pick<KnownSettings, "schema">;

/**
 * The data set of a table that was read.
 *
 * @throws as `readCsv`.
 */
export function datasetOf(table: TableRows, settings: DatasetSettings): CsvClassification | CsvRegression {
  const { schema, leftOut, notes } = schemaOf(table, settings);
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
    notes: [...table.notes, ...notes, ...encodingNotes(encoder, settings), ...precisionNotes(table, schema)],
  };
  const { target } = schema;
  return target.type === "class"
    ? { ...details, task: "classification", targets: Int32Array.from(targets), classes: target.classes }
    : { ...details, task: "regression", targets: { data: targets, rows: targets.length, columns: 1 } };
}

/** What was odd in the rows; in the file that a schema comes from, rare categories are none of it. */
function encodingNotes(encoder: RowEncoder, { schema }: DatasetSettings): TableNote[] {
  const { target } = encoder.schema;
  return encoder
    .notes()
    .filter(({ kind, column }) => schema !== undefined || kind !== "unknown" || column === target.name);
}

function schemaOf(table: TableRows, settings: DatasetSettings): InferredSchema {
  if (settings.schema === undefined) return inferSchema(table, settings.columns, settings.format);
  return { leftOut: [], ...withDecimalsOf(table, settings.schema) };
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
  const { schema, format, wanted } = completeKnownOptions(who, options);
  const table = await readTableRows(who, source, format, wanted);
  const adapted = withDecimalsOf(table, schema);
  const encoder = encoderOf(table, { ...adapted.schema, missing: "fill" });
  const { inputs, rows } = encodeTable(table, encoder, false);
  const lines = Int32Array.from(rows, (row) => table.lines[row]);
  return { inputs, lines, notes: [...table.notes, ...adapted.notes, ...encoder.notes()] };
}
