import { smallest } from "../core/extremes";
import type { CsvSchema } from "../datasets/csv/schema";
import type { TableRows } from "../datasets/csv/table-rows";
import type { ClassWeight } from "../data/class-weights";
import type { TaskLoss } from "../extras/task-loss";
import { classWeightsOf, weightsOfRows } from "./class-weights";
import type { TrainingData } from "./fit-network";
import { assertCounts, assertLearnable } from "./learnable";
import { encodeLabeled } from "./model-data";
import { candidatesFor, TRAINING, type TrainingSettings } from "./settings";
import { learnScales, trainingDataOf } from "./scales";

/** A table as the networks of a model learn it, and the settings that they have by default. */
export interface SearchData extends TrainingData {
  readonly settings: TrainingSettings;
}

/**
 * Makes of a table what `Model.train` trains its networks on, so that settings that are found suit it.
 *
 * @throws RangeError for rows that there is nothing to learn from, and for class weights that do not suit the table; FileFormatError for missing cells that the schema refuses.
 */
export function searchData(
  table: TableRows,
  schema: CsvSchema,
  { classWeight, loss }: { readonly classWeight?: ClassWeight; readonly loss?: TaskLoss },
): SearchData {
  const rows = encodeLabeled(table, schema);
  assertLearnable(table.file, rows);
  const chosen = TRAINING.complete("searchData", loss === undefined ? {} : { loss });
  if (rows.classes === undefined) assertCounts(table.file, schema.target.name, smallest(rows.targets), loss);
  const [settings] = candidatesFor(chosen, rows.targets.length, rows.kinds);
  const weights = classWeightsOf(table.file, classWeight, rows);
  const scales = learnScales(rows, settings);
  const all = Int32Array.from(rows.targets.keys());
  return { ...trainingDataOf(rows, scales, all, weights && weightsOfRows(weights, rows.targets)), settings };
}
