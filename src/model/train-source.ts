import { namedColumns } from "../datasets/csv/columns-of";
import { isStreamed } from "../datasets/csv/source-size";
import type { TableSource } from "../datasets/csv/source";
import { readTableRows, type TableRows } from "../datasets/csv/table-rows";
import type { ModelSettings } from "./model-options";
import { isRead } from "./table-pieces";
import { trainModel } from "./train-model";
import type { TrainedModel } from "./trained-model";
import { trainStream } from "./train-stream";

/** Trains on a table in memory, or from the source itself where the table would be too large for memory. */
export async function trainSource(
  who: string,
  source: TableSource | TableRows,
  settings: ModelSettings,
): Promise<TrainedModel> {
  const { format, schema, judging } = settings;
  if (!isRead(source) && isStreamed(source, format)) return trainStream(who, source, settings);
  const table = isRead(source) ? source : await readTableRows(who, source, format, namedColumns(schema), judging);
  judging.signal?.throwIfAborted();
  return trainModel(table, settings);
}
