import { assertOptions } from "../../core/check";
import type { Matrix } from "../../core/matrix";
import { formatError } from "../../core/format-error";
import type { ClassificationDataset, RegressionDataset } from "../dataset";
import { assertFormat, FORMAT_OPTIONS, type CsvFormat } from "./csv-options";
import { assertSchemaOptions, inferSchema, SCHEMA_OPTIONS, type LeftOut, type SchemaOptions } from "./infer-schema";
import { RowEncoder } from "./row-encoder";
import { assertSchema, featureNames, type CsvSchema } from "./schema";
import type { CsvSource } from "./source";
import { readScanned, type ScannedTable } from "./table";

/** What a CSV file adds to a data set. */
export interface CsvDetails {
  /** Names of the features. */
  readonly columns: readonly string[];
  /** How columns became features: plain JSON, for other files and for model files. */
  readonly schema: CsvSchema;
  /** Columns that became no feature, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Rows that were skipped because a cell held nothing. */
  readonly skippedRows: number;
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
  /** The other file's schema; columns are found by name, and others passed over. */
  readonly schema: CsvSchema;
}

/**
 * Reads a CSV file into a data set. Numbers become a feature each, columns of texts one for
 * each category; columns that number or name the rows are left out. Nothing is scaled.
 *
 * @param options - `target` names the column to be predicted; or `schema` repeats what was done with another file.
 * @throws (rejects) TypeError, RangeError for options that are not valid and for names of columns that are not there;
 *   FileFormatError, with line and column, for what is wrong in the file: ragged rows, texts among numbers, missing
 *   cells (see `missing`), an empty column, a class or category that the schema does not know, more than `maxBytes`;
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
  const table = await readScanned(who, source, formatOf(options));
  const { schema, leftOut } =
    "schema" in options
      ? { schema: options.schema, leftOut: [] }
      : inferSchema(table.file, table.scans, options, options);
  const { inputs, targets, rows } = encodeTable(table, schema, true);
  const details = {
    inputs,
    columns: featureNames(schema),
    schema,
    leftOut,
    skippedRows: table.rows.length - rows.length,
  };
  const { target } = schema;
  return target.type === "class"
    ? { ...details, task: "classification", targets: Int32Array.from(targets), classes: target.classes }
    : { ...details, task: "regression", targets: { data: targets, rows: targets.length, columns: 1 } };
}

/** The features of a CSV file. */
export interface CsvInputs {
  /** (rows, features). */
  readonly inputs: Matrix;
  /** The line of the file in which each row of the inputs begins, as an editor counts. */
  readonly lines: Int32Array;
}

/**
 * Reads the features of a CSV file that may have no target, to predict it.
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
  const table = await readScanned(who, source, formatOf(options));
  const { inputs, rows } = encodeTable(table, options.schema, false);
  return { inputs, lines: Int32Array.from(rows, (row) => table.lines[row]) };
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
  const { separator, header, encoding, maxBytes } = options;
  const { missingMarks, decimal } = "schema" in options ? options.schema : options;
  const all = { separator, header, encoding, maxBytes, missingMarks, decimal };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function encodeTable(
  { file, scans, rows, lines }: ScannedTable,
  schema: CsvSchema,
  withTarget: boolean,
): { inputs: Matrix; targets: Float32Array; rows: Int32Array } {
  const encoder = new RowEncoder(
    file,
    schema,
    scans.map(({ name }) => name),
    withTarget,
  );
  const { columns } = encoder;
  const data = new Float32Array(rows.length * columns);
  const targets = new Float32Array(rows.length);
  const kept = new Int32Array(rows.length);
  let count = 0;
  rows.forEach((row, r) => {
    const target = encoder.encode(row, lines[r], data, count * columns);
    if (target === undefined) return;
    kept[count] = r;
    targets[count++] = target;
  });
  if (count === 0) {
    throw formatError(file, "no row is left", 'pass a file with rows, or missing: "fill" if all lack a value');
  }
  return {
    inputs: { data: data.slice(0, count * columns), rows: count, columns },
    targets: targets.slice(0, count),
    rows: kept.slice(0, count),
  };
}
