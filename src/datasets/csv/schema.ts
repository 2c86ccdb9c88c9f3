import type { DatePart } from "./date-scan";
import type { Decimal } from "./number-text";

/** A column that becomes a feature or more; its statistics are those of the rows that the schema was made of. */
interface FeatureColumn {
  /** As the header of the table names the column. */
  readonly name: string;
  /** Whether one more feature says, by 1, where a cell holds nothing. */
  readonly indicatesMissing: boolean;
}

/** A column of numbers. */
export interface NumberFeature extends FeatureColumn {
  /** Marks a column of numbers, which is one feature. */
  readonly type: "number";
  /** The character before decimals in texts. */
  readonly decimal: Decimal;
  /** A number that stands for a missing value. */
  readonly standIn?: number;
  /** What missing cells are filled with: the median. */
  readonly fill: number;
  /** Mean of the numbers, `standIn` not among them. */
  readonly mean: number;
  /** Standard deviation, biased. */
  readonly deviation: number;
  /** Taken off the values in single precision, where they would be the same without it, as times in seconds are. */
  readonly offset?: number;
  /** Smallest of the numbers. */
  readonly min: number;
  /** Largest of the numbers. */
  readonly max: number;
}

/** A column of texts that becomes a feature for each category: 1 in the rows that hold it, else 0. */
export interface CategoryFeature extends FeatureColumn {
  /** Marks a column of texts. */
  readonly type: "category";
  /** Texts that have a feature of their own, in the order of these features. */
  readonly categories: readonly string[];
  /** Whether one more feature stands for all other categories. */
  readonly other: boolean;
  /** The category of missing cells, the most frequent; null for none. */
  readonly fill: string | null;
}

/** A column of truth values in words: 1 for true, 0 for false. */
export interface BooleanFeature extends FeatureColumn {
  /** Marks a column of truth values, which is one feature. */
  readonly type: "boolean";
  /** What missing cells are filled with: the more frequent value, `false` if both are as frequent. */
  readonly fill: boolean;
  /** How the table mostly spells false, and true; left out where it has one of them only. */
  readonly words?: readonly [string, string];
}

/** A part of a date, and its statistics. */
export interface DatePartFeature {
  /** What of the date is the feature: the month from 1, the weekday from 1 for Monday, days since `originDay`. */
  readonly part: DatePart;
  /** Mean of the part, in its unit. */
  readonly mean: number;
  /** Standard deviation of the part (biased). */
  readonly deviation: number;
}

/** A column of dates, which becomes a feature for each part. */
export interface DateFeature extends FeatureColumn {
  /** Marks a column of dates. */
  readonly type: "date";
  /** Whether `03/04/2005` is in April. */
  readonly dayFirst: boolean;
  /** The day from which days are counted, in days since 1970-01-01. */
  readonly originDay: number;
  /** What missing cells are filled with, in days since 1970-01-01. */
  readonly fill: number;
  /** The parts that differ between the rows, and the days, in the order of the features. */
  readonly parts: readonly DatePartFeature[];
}

/** A column of times of day, which becomes the hours since midnight. */
export interface TimeFeature extends FeatureColumn {
  /** Marks a column of times of day, which is one feature. */
  readonly type: "time";
  /** What missing cells are filled with: the median, in hours since midnight. */
  readonly fill: number;
  /** Mean, in hours since midnight. */
  readonly mean: number;
  /** Standard deviation (biased), in hours. */
  readonly deviation: number;
}

/** A column that a network gets, as numbers. */
export type CsvFeature = NumberFeature | CategoryFeature | BooleanFeature | DateFeature | TimeFeature;

/** The column that is to be predicted. */
export type CsvTarget =
  | {
      /** Column of the classes. */
      readonly name: string;
      /** Marks a target of classes. */
      readonly type: "class";
      /** Names of the classes, in the order of their indices. */
      readonly classes: readonly string[];
      /** Other spellings of classes in the file: `"YES"` of `"yes"`, `"1.0"` of `"1"`. */
      readonly spellings: Readonly<Record<string, string>>;
    }
  | {
      /** Column of the values. */
      readonly name: string;
      /** Marks a target of values. */
      readonly type: "number";
      /** The character before decimals in texts. */
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
  /** The column that is predicted; tables without it can be read by `readCsvInputs`. */
  readonly target: CsvTarget;
  /** What is done with cells that hold nothing. */
  readonly missing: MissingPolicy;
  /** Texts that stand for a missing value in every column. */
  readonly missingMarks: readonly string[];
};
