import { assertOneOf, isKeyed, show, typeError } from "../../core/check";
import { defineOptions, integer, oneOf, REQUIRED, type Check, type RowsFor } from "../../core/option-table";
import { assertTexts } from "./csv-options";
import { MISSING_POLICIES, type MissingPolicy } from "./schema";

/** What each column is read as. */
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

const columnName: Check<string> = (who, name, value) => {
  if (typeof value === "string") return;
  throw typeError(who, `${name} is ${show(value)}`, "pass the name of the column to be predicted");
};

const typesByName: Check<Readonly<Record<string, "number" | "text">>> = (who, name, value) => {
  if (!isKeyed(value)) {
    throw typeError(who, `${name} are ${show(value)}`, 'pass "number" or "text" for each column, as { zip: "text" }');
  }
  for (const [column, type] of Object.entries(value)) {
    assertOneOf(who, `${name}[${show(column)}]`, type, ["number", "text"]);
  }
};

/** The options of `SchemaOptions`; their defaults depend on the columns. */
export const SCHEMA_OPTIONS = defineOptions({
  target: [columnName, REQUIRED],
  task: [oneOf("classification", "regression")],
  features: [assertTexts],
  exclude: [assertTexts],
  types: [typesByName],
  maxCategories: [integer(1)],
  dates: [oneOf("dayFirst", "monthFirst", "leaveOut")],
  missing: [oneOf(...MISSING_POLICIES)],
} satisfies RowsFor<SchemaOptions>);
