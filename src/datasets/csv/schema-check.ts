import { areTexts, isArrayOf } from "../../core/array-of";
import { rangeError, show, typeError } from "../../core/check";
import { lookUp } from "../../core/look-up";
import { DATE_PARTS, type DatePart } from "./date-scan";
import { isDictionary } from "../../core/kind";
import { areNumbers, isDecimal } from "./json-checks";
import { MISSING_POLICIES, type CsvFeature, type CsvSchema, type MissingPolicy } from "./schema";
import { isSchemaVersion1, upgradeSchema, type CsvSchemaVersion1 } from "./schema-version-1";

/** A schema of this version or of one before. */
export type AnyCsvSchema = CsvSchema | CsvSchemaVersion1;

/** @throws TypeError, RangeError for what is no schema, for example out of a damaged file. */
export function assertSchema(who: string, value: unknown): asserts value is AnyCsvSchema {
  if (!isDictionary(value)) throw typeError(who, `schema is ${show(value)}`, "pass the schema of a data set");
  if (value.version !== 1 && value.version !== 2) {
    throw rangeError(who, `the schema's version is ${show(value.version)}`, "pass a schema of version 1 or 2");
  }
  if (value.version === 1 ? isSchemaVersion1(value) : isSchema(value)) return;
  throw rangeError(who, "the schema lacks parts or has wrong ones", "pass the schema of a data set");
}

/**
 * A schema in the present version.
 *
 * @throws as `assertSchema`.
 */
export function presentSchema(who: string, value: unknown): CsvSchema {
  assertSchema(who, value);
  return value.version === 1 ? upgradeSchema(value) : value;
}

function isSchema(value: Record<string, unknown>): boolean {
  return (
    isArrayOf(value.features, isFeature) &&
    value.features.length > 0 &&
    isTarget(value.target) &&
    MISSING_POLICIES.includes(value.missing as MissingPolicy) &&
    areTexts(value.missingMarks)
  );
}

function isFeature(value: unknown): boolean {
  if (!isDictionary(value) || typeof value.name !== "string" || typeof value.indicatesMissing !== "boolean")
    return false;
  return lookUp(FEATURE_CHECKS, value.type)?.(value) ?? false;
}

const FEATURE_CHECKS: Readonly<Record<CsvFeature["type"], (value: Record<string, unknown>) => boolean>> = {
  number: (value) =>
    isDecimal(value.decimal) &&
    areNumbers(value, ["fill", "mean", "deviation", "min", "max"]) &&
    areNumbers(
      value,
      ["offset", "standIn"].filter((name) => value[name] !== undefined),
    ),
  category: ({ categories, other, fill }) =>
    areTexts(categories) &&
    (categories.length > 0 || other === true) &&
    typeof other === "boolean" &&
    (fill === null || typeof fill === "string"),
  boolean: ({ fill, words }) =>
    typeof fill === "boolean" && (words === undefined || (areTexts(words) && words.length === 2)),
  date: (value) =>
    typeof value.dayFirst === "boolean" &&
    areNumbers(value, ["originDay", "fill"]) &&
    isArrayOf(value.parts, isDatePart) &&
    value.parts.length > 0,
  time: (value) => areNumbers(value, ["fill", "mean", "deviation"]),
};

function isDatePart(value: unknown): boolean {
  return isDictionary(value) && DATE_PARTS.includes(value.part as DatePart) && areNumbers(value, ["mean", "deviation"]);
}

function isTarget(value: unknown): boolean {
  if (!isDictionary(value) || typeof value.name !== "string") return false;
  if (value.type === "number") {
    return isDecimal(value.decimal) && (value.standIn === undefined || areNumbers(value, ["standIn"]));
  }
  const { classes, spellings } = value;
  if (value.type !== "class" || !areTexts(classes) || classes.length === 0) return false;
  return isDictionary(spellings) && Object.values(spellings).every((name) => classes.includes(name as string));
}
