import { assertFraction, assertOptions } from "../core/check";
import { callable, defineOptions, integer, openFraction, signal, type RowsFor } from "../core/option-table";
import { classWeight, type ClassWeight } from "../data/class-weights";
import { CSV_FORMAT, type CsvFormat } from "../datasets/csv/csv-options";
import { SCHEMA_OPTIONS, type SchemaOptions } from "../datasets/csv/schema-options";
import type { TaskLoss } from "../extras/task-loss";
import { headOf } from "../extras/task-head";
import { normalizationOf } from "../network/perceptron";
import { TRAINING, type TrainingChoice, type TrainingOptions } from "./settings";
import type { ModelWatch } from "./model-watch";

/** How a model is judged, and what stands around its networks. */
export interface JudgingOptions extends ModelWatch {
  /**
   * Networks whose answers are averaged, 1 or more: each learns from other rows with another seed. More are more accurate, and
   * their predictions take as many times as long. Default 1; that one may be the mean of two networks of unlike regularization.
   */
  readonly members?: number;
  /**
   * Share of the rows that are held out to find the scores, at least 0 and below 1; the model is then trained once more, on
   * all rows. Several members are judged by the rows that each leaves out instead. Default 0.2.
   */
  readonly test?: number;
  /**
   * With `test: 0`: share of the rows that are held out for calibration and intervals, at least 0 and below 1; the model is then
   * trained once more, on all rows. Default 0.2.
   */
  readonly validation?: number;
  /** Probability with which the interval around a predicted number is to hold the true one, above 0 and below 1. Default 0.9. */
  readonly interval?: number;
  /** `"balanced"` gives all classes the same weight in the training; or the weight of each class by its name. Default: all rows alike. */
  readonly classWeight?: ClassWeight;
}

/** Options of `Model.train`: those of the table, of the training, and these. */
export type ModelOptions = JudgingOptions & TrainingOptions & SchemaOptions & CsvFormat;

/** Networks that answer together at most. */
export const MOST_MEMBERS = 64;

const JUDGING = defineOptions({
  members: [integer(1, MOST_MEMBERS), 1],
  test: [assertFraction, 0.2],
  validation: [assertFraction, 0.2],
  interval: [openFraction, 0.9],
  classWeight: [classWeight],
  signal: [signal],
  stop: [signal],
  onRead: [callable()],
  onProgress: [callable()],
} satisfies RowsFor<JudgingOptions>);

/** The options, checked and sorted by what they are for. */
export interface ModelSettings {
  readonly judging: ReturnType<typeof JUDGING.complete>;
  readonly training: TrainingChoice;
  readonly schema: SchemaOptions;
  readonly format: CsvFormat;
}

/** Counts are numbers, also where a column has few different ones. */
export function withTask(schema: SchemaOptions, loss: TaskLoss | undefined): SchemaOptions {
  return headOf(loss).isCount ? { ...schema, task: schema.task ?? "regression" } : schema;
}

const TABLES = [JUDGING, TRAINING, SCHEMA_OPTIONS, CSV_FORMAT];

/** Checks the options of `Model.train`. @throws TypeError, RangeError */
export function completeModelOptions(who: string, options: ModelOptions): ModelSettings {
  assertOptions(
    who,
    options,
    TABLES.flatMap((table): readonly string[] => table.names),
  );
  const training = TRAINING.read(who, options);
  normalizationOf(who, training);
  return {
    schema: withTask(SCHEMA_OPTIONS.read(who, options), training.loss),
    format: CSV_FORMAT.read(who, options),
    judging: JUDGING.read(who, options),
    training,
  };
}
