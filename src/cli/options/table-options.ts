import { Option, type Command } from "commander";
import { MISSING_MARKS } from "../../datasets/csv/missing-marks";
import type { CsvFormat, SchemaOptions } from "../../datasets/index";
import { UsageError } from "../frame/failure";
import { addCsvOptions, csvFormat, type CsvCliOptions } from "./csv-options";
import { names } from "./names";
import { integer } from "./numbers";

/** How the columns of a table are understood, as options give it. */
export interface TableCliOptions extends CsvCliOptions {
  readonly target: string;
  readonly task?: "classification" | "regression";
  readonly features?: string[];
  readonly exclude?: string[];
  readonly text?: string[];
  readonly number?: string[];
  readonly maxCategories?: number;
  readonly dates?: "day-first" | "month-first" | "leave-out";
  readonly missing?: "error" | "skip" | "fill";
  readonly missingMarks?: string[];
  readonly decimal?: "." | ",";
}

/** Adds the options of a table whose columns are to be understood. */
export function addTableOptions(command: Command): Command {
  command
    .requiredOption("--target <column>", "the column to predict")
    .addOption(new Option("--task <kind>", "(default: found in the target)").choices(["classification", "regression"]))
    .addOption(new Option("--features <columns>", "to learn from (default: all that can be)").argParser(names))
    .addOption(new Option("--exclude <columns>", "to leave out").argParser(names))
    .addOption(new Option("--text <columns>", "to take as categories").argParser(names))
    .addOption(new Option("--number <columns>", "to take as numbers; what is none is missing").argParser(names))
    .addOption(
      new Option("--max-categories <count>", "of a column; rarer ones are one (default: 32)").argParser(integer(1)),
    )
    .addOption(
      new Option("--dates <order>", "of 03/04/2005, where the column does not say it").choices([
        "day-first",
        "month-first",
        "leave-out",
      ]),
    )
    .addOption(new Option("--missing <policy>", "for empty cells (default: fill)").choices(["error", "skip", "fill"]))
    .addOption(new Option("--missing-marks <texts>", "for missing values, beside the usual").argParser(names))
    .addOption(new Option("--decimal <mark>", "before decimals (default: found)").choices([".", ","]));
  return addCsvOptions(command);
}

/** The options for those who understand columns. */
export function schemaOptions(options: TableCliOptions): SchemaOptions {
  const { target, task, features, exclude, text = [], number = [], maxCategories, dates, missing } = options;
  const both = text.find((name) => number.includes(name));
  if (both !== undefined) throw new UsageError(`${JSON.stringify(both)} is in --text and in --number; name it in one`);
  const types = Object.fromEntries([
    ...text.map((name) => [name, "text"] as const),
    ...number.map((name) => [name, "number"] as const),
  ]);
  return {
    target,
    ...(task && { task }),
    ...(features && { features }),
    ...(exclude && { exclude }),
    ...(text.length + number.length > 0 && { types }),
    ...(maxCategories !== undefined && { maxCategories }),
    ...(dates && { dates: DATES[dates] }),
    ...(missing && { missing }),
  };
}

const DATES = { "day-first": "dayFirst", "month-first": "monthFirst", "leave-out": "leaveOut" } as const;

/** The options for those who read cells. */
export function tableFormat(options: TableCliOptions): CsvFormat {
  const { missingMarks, decimal } = options;
  return {
    ...csvFormat(options),
    ...(missingMarks && { missingMarks: [...new Set([...MISSING_MARKS, ...missingMarks])] }),
    ...(decimal && { decimal }),
  };
}
