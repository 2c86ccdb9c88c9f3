/** How a table is read: its columns are to be understood, or they are those of another table. */
import { assertOptions, isKeyed } from "../../core/check";
import { defineOptions, REQUIRED, type Check, type RowsFor } from "../../core/option-table";
import { columnsOf, namedColumns } from "./columns-of";
import { CSV_FORMAT, type CsvFormat } from "./csv-options";
import type { CsvSchema } from "./schema";
import { assertSchema, presentSchema, type AnyCsvSchema } from "./schema-check";
import { SCHEMA_OPTIONS, type SchemaOptions } from "./schema-options";

/** A file whose columns are to be understood. */
export type InferredCsvOptions = CsvFormat & SchemaOptions;

/** A file whose columns are those of another. */
export interface KnownCsvOptions extends Omit<CsvFormat, "missingMarks" | "decimal"> {
  /** The other file's schema, of any version; columns are found by name, and others are ignored. */
  readonly schema: AnyCsvSchema;
}

/** How cells are read, and the columns that the options name: they tell a header from a row. */
interface ReadingSettings {
  readonly format: CsvFormat;
  readonly wanted: readonly string[];
}

/** Checked options that say what each column is read as. */
export interface InferredSettings extends ReadingSettings {
  readonly columns: SchemaOptions;
  readonly schema?: undefined;
}

/** Checked options with the schema that says it. */
export interface KnownSettings extends ReadingSettings {
  readonly schema: CsvSchema;
}

export type CsvSettings = InferredSettings | KnownSettings;

const anySchema: Check<AnyCsvSchema> = (who, _name, value) => {
  assertSchema(who, value);
};

const { separator, header, encoding, maxBytes, maxCells } = CSV_FORMAT.rows;
/** A schema says what is missing and how decimals are written. */
const KNOWN = defineOptions({
  schema: [anySchema, REQUIRED],
  ...{ separator, header, encoding, maxBytes, maxCells },
} satisfies RowsFor<KnownCsvOptions>);

/**
 * Checks the options of reading.
 *
 * @param more - Names of options that the caller has beside these.
 * @throws TypeError, RangeError
 */
export function completeCsvOptions(
  who: string,
  options: InferredCsvOptions | KnownCsvOptions,
  more: readonly string[] = [],
): CsvSettings {
  if (isKeyed(options) && options.schema !== undefined) {
    return completeKnownOptions(who, options as KnownCsvOptions, more);
  }
  const names = [...SCHEMA_OPTIONS.names, "schema", ...CSV_FORMAT.names, ...more];
  return completeInferredOptions(who, options as InferredCsvOptions, names);
}

/** Checks the options of reading a file whose columns are to be understood; `names` are those that are known. */
export function completeInferredOptions(
  who: string,
  options: InferredCsvOptions,
  names: readonly string[] = [...SCHEMA_OPTIONS.names, ...CSV_FORMAT.names],
): InferredSettings {
  assertOptions(who, options, names);
  const columns = SCHEMA_OPTIONS.read(who, options);
  return { columns, format: CSV_FORMAT.read(who, options), wanted: namedColumns(columns) };
}

/** Checks the options of reading a file whose columns are those of another. */
export function completeKnownOptions(
  who: string,
  options: KnownCsvOptions,
  more: readonly string[] = [],
): KnownSettings {
  assertOptions(who, options, [...KNOWN.names, ...more]);
  const { schema, ...format } = KNOWN.read(who, options);
  return { schema: presentSchema(who, schema), format, wanted: columnsOf(schema) };
}
