import { assertInteger, assertOneOf, rangeError, show, typeError } from "../../core/check";
import { formatError } from "../../core/format-error";
import type { ColumnScan } from "./column-scan";
import { numberOf } from "./cell";
import { assertTexts, MISSING_MARKS, type CsvFormat } from "./csv-options";
import { listFirst, listNearest } from "./nearest";
import {
  MISSING_POLICIES,
  type CategoryFeature,
  type CsvSchema,
  type CsvTarget,
  type MissingPolicy,
  type NumberFeature,
} from "./schema";

/** What columns are taken for what. */
export interface SchemaOptions {
  /** Name of the column to be predicted. */
  readonly target: string;
  /**
   * Whether the target is a class or a number. Default: classes for texts and for integers of at most 20 different
   * values.
   */
  readonly task?: "classification" | "regression";
  /** Names of the columns that become features, in this order. Default: all that can, in the file's order. */
  readonly features?: readonly string[];
  /** Names of columns that do not become features. */
  readonly exclude?: readonly string[];
  /** What a column is, by its name, where the file would be misunderstood: numbers that are categories, for example. */
  readonly types?: Readonly<Record<string, "number" | "text">>;
  /** Categories that a column of texts may have as a feature. Default 32. */
  readonly maxCategories?: number;
  /**
   * What to do with cells that hold nothing: `"error"`; `"skip"` leaves their rows out; `"fill"` takes the mean of the
   * numbers or no category, and still refuses a missing target. Default `"error"`.
   */
  readonly missing?: MissingPolicy;
}

/** Names of the options of `SchemaOptions`. */
export const SCHEMA_OPTIONS = [
  "target",
  "task",
  "features",
  "exclude",
  "types",
  "maxCategories",
  "missing",
] as const satisfies readonly (keyof SchemaOptions)[];

/** Different integers that are taken for classes. */
const MAX_INTEGER_CLASSES = 20;
/** Classes that a target may have. */
const MAX_CLASSES = 1000;

/** A column that became no feature. */
export interface LeftOut {
  readonly name: string;
  readonly reason: "excluded" | "identifier";
}

/** @throws TypeError, RangeError for options that are not valid whatever the file. */
export function assertSchemaOptions(who: string, options: SchemaOptions): void {
  const { target, task, features, exclude, types, maxCategories, missing } = options;
  if (typeof target !== "string") {
    throw typeError(who, `target is ${show(target)}`, "pass the name of the column to be predicted");
  }
  if (task !== undefined) assertOneOf(who, "task", task, ["classification", "regression"]);
  if (features !== undefined) assertTexts(who, "features", features);
  if (exclude !== undefined) assertTexts(who, "exclude", exclude);
  if (maxCategories !== undefined) assertInteger(who, "maxCategories", maxCategories, 2);
  if (missing !== undefined) assertOneOf(who, "missing", missing, MISSING_POLICIES);
  for (const [name, type] of Object.entries(types ?? {})) assertOneOf(who, `types[${show(name)}]`, type, TYPES);
}

const TYPES = ["number", "text"] as const;

/**
 * Decides from the scanned columns how each becomes features or target.
 *
 * @throws RangeError for names that the file does not have; FileFormatError for columns that cannot be used.
 */
export function inferSchema(
  file: string,
  scans: readonly ColumnScan[],
  options: SchemaOptions,
  format: CsvFormat,
): { schema: CsvSchema; leftOut: readonly LeftOut[] } {
  const { target, features, exclude = [], types = {}, missing = "error" } = options;
  for (const name of [target, ...(features ?? []), ...exclude, ...Object.keys(types)]) assertColumn(file, scans, name);
  if (scans[0].numbers + scans[0].texts + scans[0].missing === 0) {
    throw formatError(file, "there are no rows below the header", "pass a file with rows");
  }
  const { used, leftOut } = choose(file, scans, options);
  const schema: CsvSchema = {
    version: 1,
    features: used.map((column) => featureOf(file, column, options)),
    target: targetOf(file, columnOf(scans, target), options),
    missing,
    missingMarks: format.missingMarks ?? MISSING_MARKS,
    decimal: format.decimal ?? ".",
  };
  return { schema, leftOut };
}

/** @throws RangeError with the file's columns, the most similar first. */
export function assertColumn(file: string, scans: readonly { readonly name: string }[], name: string): void {
  if (scans.some((column) => column.name === name)) return;
  throw rangeError(
    file,
    `there is no column ${show(name)}`,
    `choose from ${listNearest(
      name,
      scans.map((column) => column.name),
    )}`,
  );
}

function columnOf(scans: readonly ColumnScan[], name: string): ColumnScan {
  return scans.find((column) => column.name === name)!;
}

function choose(
  file: string,
  scans: readonly ColumnScan[],
  { target, features, exclude = [], types = {} }: SchemaOptions,
): { used: readonly ColumnScan[]; leftOut: readonly LeftOut[] } {
  if (features?.includes(target)) {
    throw rangeError(file, `the target ${show(target)} is among the features`, "name it in one place");
  }
  const leftOut: LeftOut[] = [];
  const wanted = features?.map((name) => columnOf(scans, name)) ?? scans.filter(({ name }) => name !== target);
  const used = wanted.filter((column) => {
    const { name } = column;
    const named = features !== undefined || Object.hasOwn(types, name);
    const reason = exclude.includes(name) ? "excluded" : !named && column.type === "identifier" ? "identifier" : null;
    if (reason !== null) leftOut.push({ name, reason });
    return reason === null;
  });
  if (used.length > 0) return { used, leftOut };
  throw rangeError(file, "no column is left as a feature", "name some in features");
}

function featureOf(
  file: string,
  column: ColumnScan,
  { types = {}, maxCategories = 32 }: SchemaOptions,
): NumberFeature | CategoryFeature {
  const { name, type } = column;
  if (type === "empty") {
    throw formatError(file, `column ${show(name)} is empty`, `pass exclude: [${show(name)}]`);
  }
  const asText = Object.hasOwn(types, name) ? types[name] === "text" : column.texts > 0 && type !== "mixed";
  if (!asText) return numberFeature(file, column);
  const { distinct } = column;
  if (distinct !== undefined && distinct.size <= maxCategories) {
    return { name, type: "category", categories: [...distinct.keys()].sort(byText) };
  }
  throw formatError(
    file,
    `column ${show(name)} has ${distinct?.size ?? "more than 10,000"} different texts, a feature takes ${maxCategories}`,
    `pass exclude: [${show(name)}], or raise maxCategories`,
  );
}

function numberFeature(file: string, column: ColumnScan): NumberFeature {
  assertNumbers(file, column);
  const { name, mean, deviation, min, max } = column;
  return { name, type: "number", mean, deviation, min, max };
}

function assertNumbers(file: string, { name, firstText }: ColumnScan): void {
  if (firstText === undefined) return;
  const { value, line } = firstText;
  const remedy = /^[+-]?\d+,\d+$/.test(value)
    ? 'pass decimal: ","'
    : `correct it, add it to missingMarks, or pass types: { ${show(name)}: "text" }`;
  throw formatError(file, `line ${line}, column ${show(name)} has ${show(value)} among numbers`, remedy);
}

function targetOf(file: string, column: ColumnScan, { task, types = {} }: SchemaOptions): CsvTarget {
  const { name, type, texts, integers, distinct } = column;
  if (type === "empty") throw formatError(file, `the target ${show(name)} is empty`, "choose another target");
  const declared = Object.hasOwn(types, name) ? types[name] : undefined;
  if (task === undefined && declared === undefined && type === "mixed") assertNumbers(file, column);
  const isText = declared === "text" || (declared === undefined && texts > 0);
  const few = integers && distinct !== undefined && distinct.size <= MAX_INTEGER_CLASSES;
  if (task === "regression" || (task === undefined && !isText && !few)) {
    assertNumbers(file, column);
    return { name, type: "number" };
  }
  return { name, type: "class", classes: classesOf(file, column) };
}

function classesOf(file: string, { name, texts, distinct }: ColumnScan): readonly string[] {
  if (distinct === undefined || distinct.size > MAX_CLASSES) {
    throw formatError(
      file,
      `the target ${show(name)} has more than ${MAX_CLASSES} classes`,
      'choose another target, or pass task: "regression" for numbers',
    );
  }
  const classes = [...distinct.keys()];
  if (classes.length === 1) {
    throw formatError(
      file,
      `the target ${show(name)} has one class only, ${listFirst(classes)}`,
      "pass rows of all classes",
    );
  }
  return texts > 0 ? classes.sort(byText) : classes.sort((a, b) => numberOf(a) - numberOf(b) || byText(a, b));
}

/** By character codes: the same order everywhere. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
