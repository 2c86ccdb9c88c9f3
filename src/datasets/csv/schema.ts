import type { DatePart } from "./date-scan";
import type { Decimal } from "./number-text";

/** A column that becomes a feature or more; its statistics are those of the rows that the schema was made of. */
interface FeatureColumn {
  readonly name: string;
  /** Whether one more feature says, by 1, where a cell holds nothing. */
  readonly indicatesMissing: boolean;
}

/** A column of numbers. */
export interface NumberFeature extends FeatureColumn {
  readonly type: "number";
  /** The character before decimals in texts. */
  readonly decimal: Decimal;
  /** A number that stands for a missing value. */
  readonly standIn?: number;
  /** What missing cells are filled with: the median. */
  readonly fill: number;
  readonly mean: number;
  /** Standard deviation, biased. */
  readonly deviation: number;
  /** Taken off the values in single precision, where they would be the same without it, as times in seconds are. */
  readonly offset?: number;
  readonly min: number;
  readonly max: number;
}

/** A column of texts that becomes a feature for each category: 1 in the rows that hold it, else 0. */
export interface CategoryFeature extends FeatureColumn {
  readonly type: "category";
  readonly categories: readonly string[];
  /** Whether one more feature stands for all other categories. */
  readonly other: boolean;
  /** The category of missing cells, the most frequent; null for none. */
  readonly fill: string | null;
}

/** A column of truth values in words: 1 for true, 0 for false. */
export interface BooleanFeature extends FeatureColumn {
  readonly type: "boolean";
  readonly fill: boolean;
}

/** A part of a date, and its statistics. */
export interface DatePartFeature {
  readonly part: DatePart;
  readonly mean: number;
  readonly deviation: number;
}

/** A column of dates, which becomes a feature for each part. */
export interface DateFeature extends FeatureColumn {
  readonly type: "date";
  /** Whether `03/04/2005` is in April. */
  readonly dayFirst: boolean;
  /** The day from which days are counted, in days since 1970-01-01. */
  readonly originDay: number;
  /** What missing cells are filled with, in days since 1970-01-01. */
  readonly fill: number;
  readonly parts: readonly DatePartFeature[];
}

/** A column of times of day, which becomes the hours since midnight. */
export interface TimeFeature extends FeatureColumn {
  readonly type: "time";
  readonly fill: number;
  readonly mean: number;
  readonly deviation: number;
}

/** A column that a network gets, as numbers. */
export type CsvFeature = NumberFeature | CategoryFeature | BooleanFeature | DateFeature | TimeFeature;

/** The column that is to be predicted. */
export type CsvTarget =
  | {
      readonly name: string;
      readonly type: "class";
      readonly classes: readonly string[];
      /** Other spellings of classes in the file: `"YES"` of `"yes"`, `"1.0"` of `"1"`. */
      readonly spellings: Readonly<Record<string, string>>;
    }
  | {
      readonly name: string;
      readonly type: "number";
      readonly decimal: Decimal;
      /** A number that stands for a missing value. */
      readonly standIn?: number;
    };

/** What is done with cells that hold nothing. */
export type MissingPolicy = "error" | "skip" | "fill";

export const MISSING_POLICIES = ["error", "skip", "fill"] as const;

/**
 * How the columns of a table become features and targets: plain JSON, to be kept with a
 * network and applied to other tables, whose columns are found by their names.
 */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface is no JsonObject.
export type CsvSchema = {
  /** Of this format; 2. */
  readonly version: 2;
  /** In the order of the features. */
  readonly features: readonly CsvFeature[];
  readonly target: CsvTarget;
  readonly missing: MissingPolicy;
  readonly missingMarks: readonly string[];
};
