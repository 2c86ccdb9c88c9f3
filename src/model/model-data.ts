/** From a table to rows of numbers in double precision: what `Model` learns from and answers. */
import { zeros } from "../core/allocate";
import type { CsvFormat } from "../datasets/csv/csv-options";
import { inferSchema, type InferredSchema } from "../datasets/csv/infer-schema";
import { encoderOf, keeps } from "../datasets/csv/encode-table";
import type { RowEncoder } from "../datasets/csv/row-encoder";
import type { CsvSchema } from "../datasets/csv/schema";
import type { SchemaOptions } from "../datasets/csv/schema-options";
import type { TableNote } from "../datasets/csv/table-note";
import { scanRows, type TableRows } from "../datasets/csv/table-rows";
import type { EncodedTable } from "./encoded-table";
import type { Features } from "./features";

/** What the columns of a table are; medians, categories and the like are those of some of its rows. */
export function schemaOf(
  table: TableRows,
  options: SchemaOptions,
  format: CsvFormat,
  fittedRows?: Int32Array,
): InferredSchema {
  if (fittedRows === undefined) return inferSchema(table, options, format);
  return inferSchema({ ...table, fitted: scanRows(table, format, fittedRows) }, options, format);
}

/** Rows as numbers, and what was odd in them. */
export interface EncodedRows extends EncodedTable {
  /** Numbers of the rows of the table that are used, in order: they have a target. */
  readonly rows: Int32Array;
  readonly notes: readonly TableNote[];
}

/**
 * Encodes the rows that have a target that the schema knows.
 *
 * @throws RangeError for another table; FileFormatError for missing cells that the schema refuses.
 */
export function encodeLabeled(table: TableRows, schema: CsvSchema): EncodedRows {
  const encoder = encoderOf(table, schema);
  const { columns } = encoder;
  const { rows, lines } = table;
  const data = zeros(Float64Array, rows.length * columns);
  const targets = new Float64Array(rows.length);
  const kept = new Int32Array(rows.length);
  const missing = encoder.encodeRows(rows, lines, data);
  let count = 0;
  rows.forEach((row, r) => {
    const target = encoder.target(row, lines[r]);
    if (!keeps(table, encoder, missing[r], target, r)) return;
    data.copyWithin(count * columns, r * columns, (r + 1) * columns);
    targets[count] = target;
    kept[count++] = r;
  });
  return {
    features: { data: data.subarray(0, count * columns), rows: count, columns },
    kinds: encoder.features.map(({ kind }) => kind),
    targets: targets.slice(0, count),
    classes: schema.target.type === "class" ? schema.target.classes : undefined,
    rows: kept.slice(0, count),
    notes: encoder.notes(),
    schema,
  };
}

/** Encodes all rows by the encoder of a table, which counts what is odd. */
export function encodeRows(encoder: RowEncoder, { rows, lines }: Pick<TableRows, "rows" | "lines">): Features {
  const { columns } = encoder;
  const data = zeros(Float64Array, rows.length * columns);
  encoder.encodeRows(rows, lines, data);
  return { data, rows: rows.length, columns };
}
