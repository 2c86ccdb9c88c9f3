import { smallest } from "../core/extremes";
import type { CsvSchema } from "../datasets/csv/schema";
import type { TableRows } from "../datasets/csv/table-rows";
import { classWeightsOf, weightsOfRows } from "./class-weights";
import type { EncodedTable } from "./encoded-table";
import { judge } from "./judge";
import { lossOf } from "./fit-network";
import { assertCounts, assertLearnable, assertLeft } from "./learnable";
import { encodeLabeled, schemaOf, type EncodedRows } from "./model-data";
import type { JudgedOn } from "./model-parts";
import { blendNotes, modelNotes, targetNotes } from "./model-notes";
import type { ModelSettings } from "./model-options";
import { candidatesFor } from "./settings";
import { trainEnsemble } from "./train-ensemble";
import { modelParts, type TrainedModel } from "./trained-model";

/**
 * Trains a model on a table.
 *
 * @throws (rejects) RangeError for a table that nothing can be learned from; as `fitNetwork`.
 */
export async function trainModel(table: TableRows, settings: ModelSettings): Promise<TrainedModel> {
  const { judging, training } = settings;
  const { schema, leftOut, notes } = schemaOf(table, settings.schema, settings.format);
  const rows = encodeLabeled(table, schema);
  assertLearnable(table.file, rows);
  lossOf(training, rows.classes !== undefined);
  if (rows.classes === undefined) assertCounts(table.file, schema.target.name, smallest(rows.targets), training.loss);
  const heldOut = judging.test > 0 ? judging.test : judging.validation;
  if (judging.members === 1) assertLeft(table.file, rows.targets.length, judging);
  const weights = classWeightsOf(table.file, judging.classWeight, rows);
  const plan = {
    members: judging.members,
    heldOut,
    candidates: candidatesFor(training, rows.targets.length, rows.kinds),
    weights: weights && weightsOfRows(weights, rows.targets),
    // A network that is judged knows no median and no category of the rows that it is judged by.
    tableOf: (known: Int32Array) => refitted(table, settings, schema, rows, known),
  };
  const ensemble = await trainEnsemble(rows, plan, judging);
  const judged = ensemble.heldOut && judge(rows, ensemble.heldOut, judging.interval);
  return {
    parts: modelParts(ensemble, ensemble.histories[0], judged, judgedOn(judging.members, judging.test)),
    notes: [
      ...table.notes,
      ...notes,
      ...rows.notes,
      ...targetNotes(schema.target, rows.targets.length),
      ...modelNotes(judged, judging),
      ...blendNotes(ensemble),
    ],
    leftOut,
    rows: rows.targets.length,
    judgement: judged,
  };
}

/** The same rows, encoded by what some of them are like. */
function refitted(
  table: TableRows,
  settings: ModelSettings,
  { target }: CsvSchema,
  { rows }: EncodedRows,
  known: Int32Array,
): EncodedTable {
  const fitted = Int32Array.from(known, (row) => rows[row]);
  const { schema } = schemaOf(table, settings.schema, settings.format, fitted);
  return encodeLabeled(table, { ...schema, target });
}

/** What scores are found on, if there are any. */
function judgedOn(members: number, test: number): JudgedOn {
  return members > 1 ? "folds" : test > 0 ? "test" : "validation";
}
