import { unlessAborted } from "../../core/unless-aborted";
import { RowEncoder, type CsvFormat, type CsvSchema, type RowRecord } from "../../datasets/index";
import type { CellValue } from "../../datasets/csv/cell-value";
import { columnsOf } from "../../datasets/csv/columns-of";
import { withDecimalsOf } from "../../datasets/csv/decimals-of-table";
import { numberOfCell } from "../../datasets/csv/feature-writers";
import { readTableRows, type TableRows } from "../../datasets/csv/table-rows";
import type { Model } from "../../model/index";
import type { CommandContext } from "../frame/context";
import { csvSource } from "../options/csv-options";

/** Reads the rows of a CSV file that a model is to answer. */
export function readRows(context: CommandContext, path: string, model: Model, format: CsvFormat): Promise<TableRows> {
  const reading = readTableRows("readCsv", csvSource(context, path), format, columnsOf(model.schema));
  return unlessAborted(reading, context.signal);
}

/** A row by the names of its columns; numbers with another decimal mark than the schema's as numbers. */
export function recordAt(table: TableRows, index: number, schema: CsvSchema): RowRecord {
  const cells = table.names.map((name, c) => [name, table.rows[index][c]] as const);
  const record: Record<string, CellValue> = Object.fromEntries(cells);
  for (const column of withDecimalsOf(table, schema).schema.features) {
    if (column.type !== "number" || schema.features.includes(column)) continue;
    const value = numberOfCell(record[column.name], column.decimal);
    if (!Number.isNaN(value)) record[column.name] = value;
  }
  return record;
}

/** The targets of the rows that have one that the model knows: values, or numbers of classes. */
export function targetsOf(model: Model, { names, rows, lines }: TableRows): Float64Array {
  const encoder = new RowEncoder(model.schema, names);
  const targets = Float64Array.from(rows, (row, r) => encoder.target(row, lines[r]));
  return targets.filter((target) => !Number.isNaN(target));
}
