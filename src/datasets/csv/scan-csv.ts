import { assertCsvOptions, formatOf, type InferredCsvOptions } from "./read-csv";
import { inferSchema, type LeftOut } from "./infer-schema";
import { openRecords } from "./records";
import type { CsvSchema } from "./schema";
import { byteSource, type ByteSource, type CsvSource } from "./source";
import { scan } from "./table";

/** What a whole file was found to be. */
export interface CsvScan {
  readonly schema: CsvSchema;
  /** Columns that become no feature, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Rows below the header. */
  readonly rows: number;
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
  assertCsvOptions(who, options);
  return scanSource(who, byteSource(who, source), options);
}

/** Scans a source whose options were checked. */
export async function scanSource(who: string, source: ByteSource, options: InferredCsvOptions): Promise<CsvScan> {
  const format = formatOf(options);
  const records = await openRecords(who, source, format);
  const scans = await scan(records, format);
  const [{ numbers, texts, missing }] = scans;
  return { ...inferSchema(records.file, scans, options, format), rows: numbers + texts + missing };
}
