import type { CsvSchema } from "../datasets/csv/schema";
import type { History } from "../training/history";
import type { Ensemble } from "./ensemble";
import type { Scores } from "./scores";

/** All that a model is. */
export interface ModelParts extends Ensemble {
  readonly schema: CsvSchema;
  /** Of the first network. */
  readonly history: Partial<History>;
  /** On rows that the networks which gave them had not seen. */
  readonly scores: Scores;
  /** The same of the commonest class, or of the mean. */
  readonly baseline: Scores;
  /** What the scores were found on. */
  readonly judgedOn: JudgedOn;
  /** The interval around each predicted value; undefined for classes, and where too few rows were held out. */
  readonly interval: IntervalRule | undefined;
  /** A typical row: the median of each number, the mean of each indicator. */
  readonly typical: readonly number[];
}

/** Rows that scores were found on: of the test share, of the validation share, or of each member's own fold. */
export type JudgedOn = "test" | "validation" | "folds" | "nothing";

/** How far from a predicted value the true one is with a probability. */
export interface IntervalRule {
  /** The probability. */
  readonly level: number;
  /** What is taken off a predicted value, or its lowest quantile, and added to it, or the highest: in the unit of the target, or in deviations of the row. */
  readonly halfWidth: number;
}
