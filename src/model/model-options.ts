import { assertOptions, rangeError, show, typeError } from "../core/check";
import { callable, defineOptions, integer, signal, type Check, type RowsFor } from "../core/option-table";
import { classWeight, type ClassWeight } from "../data/class-weights";
import { assertFormat, FORMAT_OPTIONS, type CsvFormat } from "../datasets/csv/csv-options";
import { assertSchemaOptions, SCHEMA_OPTIONS, type SchemaOptions } from "../datasets/csv/schema-options";
import { TRAINING, type TrainingChoice, type TrainingOptions } from "./settings";
import type { ModelWatch } from "./train-ensemble";

/** How a model is judged, and what stands around its networks. */
export interface JudgingOptions extends ModelWatch {
  /**
   * Networks whose answers are averaged, 1 or more: each learns from other rows with another seed. More are more accurate, and
   * their predictions take as many times as long. Default 1.
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

const share: Check<number> = (who, name, value) => {
  if (typeof value !== "number") throw typeError(who, `${name} is ${show(value)}`, "pass a number");
  if (!(value >= 0 && value < 1))
    throw rangeError(who, `${name} is ${value}`, "pass a number of at least 0 and below 1");
};

const level: Check<number> = (who, name, value) => {
  share(who, name, value);
  if (value === 0) throw rangeError(who, `${name} is 0`, "pass a number above 0 and below 1");
};

const JUDGING = defineOptions({
  members: [integer(1, 64), 1],
  test: [share, 0.2],
  validation: [share, 0.2],
  interval: [level, 0.9],
  classWeight: [classWeight],
  signal: [signal],
  stop: [signal],
  onProgress: [callable()],
} satisfies RowsFor<JudgingOptions>);

/** The options, checked and sorted by what they are for. */
export interface ModelSettings {
  readonly judging: ReturnType<typeof JUDGING.complete>;
  readonly training: TrainingChoice;
  readonly schema: SchemaOptions;
  readonly format: CsvFormat;
}

/** Checks the options of `Model.train`. @throws TypeError, RangeError */
export function completeModelOptions(who: string, options: ModelOptions): ModelSettings {
  assertOptions(who, options, [...JUDGING.names, ...TRAINING.names, ...SCHEMA_OPTIONS, ...FORMAT_OPTIONS]);
  const schema = pick(options, SCHEMA_OPTIONS) as unknown as SchemaOptions;
  const format = pick(options, FORMAT_OPTIONS) as CsvFormat;
  assertSchemaOptions(who, schema);
  assertFormat(who, format);
  return {
    judging: JUDGING.complete(who, pick(options, JUDGING.names)),
    training: TRAINING.complete(who, pick(options, TRAINING.names)),
    schema,
    format,
  };
}

/** The options of some names that are given. */
function pick(options: ModelOptions, names: readonly string[]): Record<string, unknown> {
  const given: Readonly<Record<string, unknown>> = { ...options };
  return Object.fromEntries(names.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]));
}
