import { RowEncoder, type CsvFormat, type TableNote } from "../../datasets/index";
import { columnsOf } from "../../datasets/csv/columns-of";
import { absentColumn } from "../../datasets/csv/read-csv";
import { readTableRows, type TableRows } from "../../datasets/csv/table-rows";
import type { Model } from "../../model/index";
import type { CommandContext } from "../frame/context";
import { csvSource } from "../options/csv-options";

/** Reads the rows of a CSV file that a model is to answer. */
export function readRows(context: CommandContext, path: string, model: Model, format: CsvFormat): Promise<TableRows> {
  return readTableRows("readCsv", csvSource(context, path), format, columnsOf(model.schema));
}

/**
 * The true target of each row: a value, or the number of its class; NaN where there is none that the model knows. And what
 * was odd in the rows.
 *
 * @throws RangeError for a table that has no column of the target.
 */
export function targetsOf(
  model: Model,
  table: TableRows,
): { readonly targets: Float64Array; readonly notes: readonly TableNote[] } {
  const { names, rows, lines } = table;
  const encoder = new RowEncoder(model.schema, names);
  if (!encoder.hasTarget) throw absentColumn(table, model.schema.target.name);
  const features = new Float64Array(encoder.columns);
  const targets = Float64Array.from(rows, (row, r) => {
    encoder.encode(row, features, 0, lines[r]);
    return encoder.target(row, lines[r]);
  });
  return { targets, notes: encoder.notes() };
}
