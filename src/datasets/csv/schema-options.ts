import { assertInteger, assertOneOf, isKeyed, show, typeError } from "../../core/check";
import { assertTexts } from "./csv-options";
import { MISSING_POLICIES, type MissingPolicy } from "./schema";

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
  /**
   * What a column is, by its name, where the file would be misunderstood: numbers that are categories, for example; in
   * a column of numbers, what is none is missing.
   */
  readonly types?: Readonly<Record<string, "number" | "text">>;
  /** Categories that a column of texts may have as a feature; rarer ones go together as one. Default 32. */
  readonly maxCategories?: number;
  /** How `03/04/2005` is read where the column does not say it; `"leaveOut"` leaves columns of dates out. */
  readonly dates?: "dayFirst" | "monthFirst" | "leaveOut";
  /**
   * What to do with cells that hold nothing: `"fill"` takes the median of the numbers or the most frequent text, and
   * says in a feature of its own where more than 1 % are missing; `"skip"` leaves their rows out; `"error"` refuses
   * them. Rows without a target are left out, or refused. Default `"fill"`.
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
  "dates",
  "missing",
] as const satisfies readonly (keyof SchemaOptions)[];

const TYPES = ["number", "text"] as const;

function assertTypes(who: string, types: unknown): void {
  if (!isKeyed(types))
    throw typeError(who, `types are ${show(types)}`, 'pass "number" or "text" for each column, as { zip: "text" }');
  for (const [name, type] of Object.entries(types)) assertOneOf(who, `types[${show(name)}]`, type, TYPES);
}

/** @throws TypeError, RangeError for options that are not valid whatever the file. */
export function assertSchemaOptions(who: string, options: SchemaOptions): void {
  const { target, task, features, exclude, types, maxCategories, dates, missing } = options;
  if (typeof target !== "string") {
    throw typeError(who, `target is ${show(target)}`, "pass the name of the column to be predicted");
  }
  if (task !== undefined) assertOneOf(who, "task", task, ["classification", "regression"]);
  if (features !== undefined) assertTexts(who, "features", features);
  if (exclude !== undefined) assertTexts(who, "exclude", exclude);
  if (maxCategories !== undefined) assertInteger(who, "maxCategories", maxCategories, 1);
  if (dates !== undefined) assertOneOf(who, "dates", dates, ["dayFirst", "monthFirst", "leaveOut"]);
  if (missing !== undefined) assertOneOf(who, "missing", missing, MISSING_POLICIES);
  if (types !== undefined) assertTypes(who, types);
}
