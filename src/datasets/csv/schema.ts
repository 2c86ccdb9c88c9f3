import { rangeError, show, typeError } from "../../core/check";

/** A column of numbers that becomes a feature; its statistics are those of the file the schema comes from. */
export interface NumberFeature {
  readonly name: string;
  readonly type: "number";
  /** What missing cells are filled with. */
  readonly mean: number;
  /** Standard deviation, biased. */
  readonly deviation: number;
  readonly min: number;
  readonly max: number;
}

/** A column of texts that becomes a feature for each category: 1 in the rows that hold it, else 0. */
export interface CategoryFeature {
  readonly name: string;
  readonly type: "category";
  readonly categories: readonly string[];
}

/** The column that is to be predicted. */
export type CsvTarget =
  | { readonly name: string; readonly type: "class"; readonly classes: readonly string[] }
  | { readonly name: string; readonly type: "number" };

/** What is done with cells that hold nothing. */
export type MissingPolicy = "error" | "skip" | "fill";

export const MISSING_POLICIES = ["error", "skip", "fill"] as const;

/**
 * How the columns of a CSV file become features and targets: plain JSON, to be kept with a
 * network and applied to other files, whose columns are found by their names.
 */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface is no JsonObject.
export type CsvSchema = {
  /** Of this format; 1. */
  readonly version: 1;
  /** In the order of the features. */
  readonly features: readonly (NumberFeature | CategoryFeature)[];
  readonly target: CsvTarget;
  readonly missing: MissingPolicy;
  readonly missingMarks: readonly string[];
  readonly decimal: "." | ",";
};

/** Names of the features: of a column of texts, one as `"colour=red"` for each category. */
export function featureNames({ features }: CsvSchema): string[] {
  return features.flatMap((feature) =>
    feature.type === "number" ? [feature.name] : feature.categories.map((category) => `${feature.name}=${category}`),
  );
}

/** @throws TypeError, RangeError for what is no schema, for example out of a damaged file. */
export function assertSchema(who: string, value: unknown): asserts value is CsvSchema {
  if (!isObject(value)) throw typeError(who, `schema is ${show(value)}`, "pass the schema of a data set");
  if (value.version !== 1) {
    throw rangeError(who, `the schema's version is ${show(value.version)}`, "pass a schema of version 1");
  }
  const valid =
    Array.isArray(value.features) &&
    value.features.length > 0 &&
    value.features.every(isFeature) &&
    isTarget(value.target) &&
    MISSING_POLICIES.includes(value.missing as MissingPolicy) &&
    isTexts(value.missingMarks) &&
    (value.decimal === "." || value.decimal === ",");
  if (!valid) throw rangeError(who, "the schema lacks parts or has wrong ones", "pass the schema of a data set");
}

function isFeature(value: unknown): boolean {
  if (!isObject(value) || typeof value.name !== "string") return false;
  if (value.type === "category") return isTexts(value.categories) && value.categories.length > 0;
  return value.type === "number" && ["mean", "deviation", "min", "max"].every((key) => Number.isFinite(value[key]));
}

function isTarget(value: unknown): boolean {
  if (!isObject(value) || typeof value.name !== "string") return false;
  return value.type === "number" || (value.type === "class" && isTexts(value.classes) && value.classes.length > 0);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === "string");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
