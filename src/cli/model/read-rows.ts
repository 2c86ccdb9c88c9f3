import { unlessAborted } from "../../core/unless-aborted";
import { RowEncoder, type CsvFormat } from "../../datasets/index";
import { columnsOf } from "../../datasets/csv/columns-of";
import { readTableRows, type TableRows } from "../../datasets/csv/table-rows";
import type { Model } from "../../model/index";
import type { CommandContext } from "../frame/context";
import { csvSource } from "../options/csv-options";

/** Reads the rows of a CSV file that a model is to answer. */
export function readRows(context: CommandContext, path: string, model: Model, format: CsvFormat): Promise<TableRows> {
  const reading = readTableRows("readCsv", csvSource(context, path), format, columnsOf(model.schema));
  return unlessAborted(reading, context.signal);
}

/** The targets of the rows that have one that the model knows: values, or numbers of classes. */
export function targetsOf(model: Model, { names, rows, lines }: TableRows): Float64Array {
  const encoder = new RowEncoder(model.schema, names);
  const targets = Float64Array.from(rows, (row, r) => encoder.target(row, lines[r]));
  return targets.filter((target) => !Number.isNaN(target));
}
