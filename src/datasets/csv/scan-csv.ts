import { namedColumns } from "./columns-of";
import type { CsvFormat } from "./csv-options";
import { completeInferredOptions, type InferredCsvOptions } from "./csv-settings";
import { inferSchema } from "./infer-schema";
import type { LeftOut } from "./judged-column";
import { openRecords } from "./records";
import type { CsvSchema } from "./schema";
import type { SchemaOptions } from "./schema-options";
import { byteSource, type ByteSource, type CsvSource } from "./source";
import type { TableNote } from "./table-note";
import { scanRecords } from "./table-rows";

/** What a whole file was found to be. */
export interface CsvScan {
  /** How the columns become features and target: for `streamCsv`, other files and model files. */
  readonly schema: CsvSchema;
  /** Columns that become no feature, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Rows below the header. */
  readonly rows: number;
  /** What was found in the file, a sentence each. */
  readonly notes: readonly TableNote[];
}

/**
 * Goes through a CSV file once, in constant memory, to find out what its columns are: all
 * classes and categories, means and deviations.
 *
 * @throws (rejects) as `readCsv`, but missing cells are found only when the rows are read.
 *
 * @example
 * ```ts
 * const { schema, rows } = await scanCsv("large.csv.gz", { target: "label" });
 * ```
 */
export async function scanCsv(source: CsvSource, options: InferredCsvOptions): Promise<CsvScan> {
  const who = "scanCsv";
  const { columns, format } = completeInferredOptions(who, options);
  return scanSource(who, byteSource(who, source), columns, format);
}

/** Scans a source whose options were checked. */
export async function scanSource(
  who: string,
  source: ByteSource,
  columns: SchemaOptions,
  format: CsvFormat,
): Promise<CsvScan> {
  const records = await openRecords(who, source, { ...format, wanted: namedColumns(columns) });
  const scans = await scanRecords(records, format);
  const { file, separator } = records;
  const { schema, leftOut, notes } = inferSchema({ file, scans, separator }, columns, format);
  return { schema, leftOut, notes: [...records.notes, ...notes], rows: scans[0].rows };
}
