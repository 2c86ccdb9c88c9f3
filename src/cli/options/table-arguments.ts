import { csvLine } from "../../core/csv-line";
import { isArray } from "../../core/kind";
import type { TableCliOptions } from "./table-options";

/** A text as one argument of a POSIX shell. */
export function argument(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The options of a table as they are typed in a shell. */
export function tableArguments(options: TableCliOptions): string {
  const { target, task, features, exclude, text, number, maxCategories, dates, missing, missingMarks, decimal } =
    options;
  const { separator, header, encoding } = options;
  const given = { target, task, features, exclude, text, number, dates, missing, decimal, encoding };
  const more = {
    "max-categories": maxCategories,
    "missing-marks": missingMarks,
    separator: separator === "\t" ? "tab" : separator,
  };
  const flags = Object.entries({ ...given, ...more }).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [`--${name} ${argument(isArray(value) ? csvLine(value).trimEnd() : String(value))}`];
  });
  return [...flags, ...(header === undefined ? [] : [header ? "--header" : "--no-header"])].join(" ");
}
