/** Schemas as version 0.1.0 of this library wrote them into model files. */
import { areTexts, isArrayOf } from "../../core/array-of";
import { isDictionary } from "../../core/kind";
import { areNumbers, isDecimal } from "./json-checks";
import type { Decimal } from "./number-text";
import type { CsvFeature, CsvSchema, MissingPolicy } from "./schema";

/** A column of numbers in a schema of version 1. */
export interface NumberFeatureVersion1 {
  /** As the header of the table names the column. */
  readonly name: string;
  /** Marks a column of numbers, which is one feature. */
  readonly type: "number";
  /** Mean of the numbers; missing cells are filled with it. */
  readonly mean: number;
  /** Standard deviation of the numbers. */
  readonly deviation: number;
  /** Smallest of the numbers. */
  readonly min: number;
  /** Largest of the numbers. */
  readonly max: number;
}

/** A column of texts in a schema of version 1. */
export interface CategoryFeatureVersion1 {
  /** As the header of the table names the column. */
  readonly name: string;
  /** Marks a column of texts. */
  readonly type: "category";
  /** Texts that have a feature each, in the order of the features. */
  readonly categories: readonly string[];
}

/** A schema of version 1: missing numbers are filled with the mean, missing texts with no category. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface is no JsonObject.
export type CsvSchemaVersion1 = {
  /** Of this format; 1. */
  readonly version: 1;
  /** Columns that the network gets, in the order of the features. */
  readonly features: readonly (NumberFeatureVersion1 | CategoryFeatureVersion1)[];
  /** The column that is predicted. */
  readonly target:
    | {
        /** Column of the classes. */
        readonly name: string;
        /** Marks a target of classes. */
        readonly type: "class";
        /** Names of the classes, in the order of their indices. */
        readonly classes: readonly string[];
      }
    | {
        /** Column of the values. */
        readonly name: string;
        /** Marks a target of values. */
        readonly type: "number";
      };
  /** What is done with cells that hold nothing. */
  readonly missing: MissingPolicy;
  /** Texts that stand for a missing value in every column. */
  readonly missingMarks: readonly string[];
  /** The character before decimals in all columns. */
  readonly decimal: Decimal;
};

/** The same features in the present version. */
export function upgradeSchema({ features, target, missing, missingMarks, decimal }: CsvSchemaVersion1): CsvSchema {
  return {
    version: 2,
    features: features.map((feature): CsvFeature =>
      feature.type === "number"
        ? { ...feature, decimal, fill: feature.mean, indicatesMissing: false }
        : { ...feature, other: false, fill: null, indicatesMissing: false },
    ),
    target: target.type === "class" ? { ...target, spellings: {} } : { ...target, decimal },
    missing,
    missingMarks,
  };
}

export function isSchemaVersion1(value: Record<string, unknown>): boolean {
  return (
    isArrayOf(value.features, isFeature) &&
    value.features.length > 0 &&
    isTarget(value.target) &&
    ["error", "skip", "fill"].includes(value.missing as string) &&
    areTexts(value.missingMarks) &&
    isDecimal(value.decimal)
  );
}

function isFeature(value: unknown): boolean {
  if (!isDictionary(value) || typeof value.name !== "string") return false;
  if (value.type === "category") return areTexts(value.categories) && value.categories.length > 0;
  return value.type === "number" && areNumbers(value, ["mean", "deviation", "min", "max"]);
}

function isTarget(value: unknown): boolean {
  if (!isDictionary(value) || typeof value.name !== "string") return false;
  return value.type === "number" || (value.type === "class" && areTexts(value.classes) && value.classes.length > 0);
}
