/** Schemas as version 0.1.0 of this library wrote them into model files. */
import { areTexts, isArrayOf } from "../../core/array-of";
import { isDictionary } from "../../core/kind";
import { areNumbers, isDecimal } from "./json-checks";
import type { Decimal } from "./number-text";
import type { CsvFeature, CsvSchema, MissingPolicy } from "./schema";

/** A column of numbers in a schema of version 1. */
export interface NumberFeatureVersion1 {
  readonly name: string;
  readonly type: "number";
  readonly mean: number;
  readonly deviation: number;
  readonly min: number;
  readonly max: number;
}

/** A column of texts in a schema of version 1. */
export interface CategoryFeatureVersion1 {
  readonly name: string;
  readonly type: "category";
  readonly categories: readonly string[];
}

/** A schema of version 1: missing numbers are filled with the mean, missing texts with no category. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface is no JsonObject.
export type CsvSchemaVersion1 = {
  readonly version: 1;
  readonly features: readonly (NumberFeatureVersion1 | CategoryFeatureVersion1)[];
  readonly target:
    | { readonly name: string; readonly type: "class"; readonly classes: readonly string[] }
    | { readonly name: string; readonly type: "number" };
  readonly missing: MissingPolicy;
  readonly missingMarks: readonly string[];
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
