import { rangeError, show } from "../core/check";
import type { CsvSchema } from "../datasets/csv/schema";
import type { LeftOut } from "../datasets/csv/judged-column";
import { classWeightsOf, weightsOfRows } from "./class-weights";
import type { EncodedTable } from "./encoded-table";
import { columnOf, type Features } from "./features";
import type { TableRows } from "../datasets/csv/table-rows";
import type { History } from "../training/history";
import { encodeLabeled, schemaOf, type EncodedRows } from "./model-data";
import { judge, type Judgement } from "./judge";
import type { JudgedOn, ModelParts } from "./model-file";
import { modelNotes, type ModelNote } from "./model-notes";
import type { ModelSettings } from "./model-options";
import { quantileOf } from "../core/quantile";
import { candidatesFor } from "./settings";
import { trainEnsemble } from "./train-ensemble";

/** Rows that a model needs. */
export const LEAST_ROWS = 10;

/** A model, and what there is to say about the table it comes from. */
export interface TrainedModel {
  readonly parts: ModelParts;
  readonly notes: readonly ModelNote[];
  readonly leftOut: readonly LeftOut[];
  /** Rows that were learned from. */
  readonly rows: number;
  /** What was said of rows that were held out; undefined if none were. */
  readonly judgement: Judgement | undefined;
}

/**
 * Trains a model on a table.
 *
 * @throws (rejects) RangeError for a table that nothing can be learned from; as `fitNetwork`.
 */
export async function trainModel(table: TableRows, settings: ModelSettings): Promise<TrainedModel> {
  const { judging, training } = settings;
  const { schema, leftOut, notes } = schemaOf(table, settings.schema, settings.format);
  const rows = encodeLabeled(table, schema);
  assertLearnable(table.file, rows, schema);
  const heldOut = judging.test > 0 ? judging.test : judging.validation;
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
  const { networks, transform, targetScale, histories } = ensemble;
  const known = ensemble.table;
  const judged = ensemble.heldOut && judge(rows, ensemble.heldOut, judging.interval);
  return {
    parts: {
      networks,
      transform,
      targetScale,
      schema: known.schema,
      history: withoutDurations(histories[0]),
      temperature: judged?.temperature ?? 1,
      scores: judged?.scores ?? {},
      baseline: judged?.baseline ?? {},
      judgedOn: judgedOn(judging.members, judging.test, judged !== undefined),
      interval: judged?.interval,
      typical: typicalRow(known.features, known.kinds),
    },
    notes: [...table.notes, ...notes, ...rows.notes, ...modelNotes(judged, judging)],
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

/** @throws RangeError for rows that there is nothing to learn from. */
function assertLearnable(file: string, { targets, classes }: EncodedTable, { target }: CsvSchema): void {
  if (targets.length < LEAST_ROWS) throw fewRowsError(file, targets.length);
  if (targets.some((value) => value !== targets[0])) return;
  throw sameTargetError(file, target.name, targets[0], classes);
}

export function fewRowsError(file: string, rows: number): RangeError {
  return rangeError(file, `${rows} rows have a target`, `give ${LEAST_ROWS} or more`);
}

export function sameTargetError(file: string, name: string, target: number, classes?: readonly string[]): RangeError {
  const only = classes === undefined ? String(target) : show(classes[target]);
  return rangeError(file, `the target ${show(name)} is ${only} in every row`, "choose a column that differs");
}

/** The curves alone: how long an epoch took is another each time, and the same seed must give the same file. */
export function withoutDurations({ durationMs: _, ...curves }: History): Partial<History> {
  return curves;
}

function judgedOn(members: number, test: number, isJudged: boolean): JudgedOn {
  if (!isJudged) return "nothing";
  return members > 1 ? "folds" : test > 0 ? "test" : "validation";
}

/** The median of each number, the mean of each indicator. */
export function typicalRow(features: Features, kinds: EncodedTable["kinds"]): number[] {
  return kinds.map((kind, column) => {
    const values = columnOf(features, column);
    if (kind === "number") return quantileOf(values.sort(), 0.5);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
}
