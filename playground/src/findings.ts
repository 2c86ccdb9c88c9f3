/**
 * What the library finds wrong in a file, as a name and values: the page says it in its own words and language. The
 * library's own words name options of a program, which nobody has on the page.
 */

export type FindingCode =
  | "workbook"
  | "packed"
  | "webPage"
  | "kind"
  | "noText"
  | "noRows"
  | "manyCells"
  | "damaged"
  | "cells"
  | "openQuote"
  | "innerQuote"
  | "mixed"
  | "tooLarge"
  | "decimalMark"
  | "targetEmpty"
  | "targetDates"
  | "targetNoNumber"
  | "targetAlike"
  | "manyClasses"
  | "noFeatureLeft"
  | "cutShort"
  | "newer"
  | "foreign"
  | "otherForm";

/** With words of the file itself as values. */
export interface Finding {
  readonly finding: FindingCode;
  readonly values: readonly (string | number)[];
}

/** What a sentence of the library holds, and what it means; groups are the values. */
type Patterns = readonly (readonly [RegExp, FindingCode])[];

const TABLE: Patterns = [
  [/^it is .*(?:workbook|zip archive)/, "workbook"],
  [/^it is (?:packed|a 7z)/, "packed"],
  [/^it is a web page/, "webPage"],
  [/^it is .*?(Git LFS|Parquet|Arrow|HDF5|NumPy|PNG|PDF|SQLite|XML|RTF|ARFF|JSON)/, "kind"],
  [/zero bytes|bytes that are not/, "noText"],
  [/no line in it|no rows|no row is left/, "noRows"],
  [/more than \d+ (?:cells|bytes)/, "manyCells"],
  [/gzip data are damaged/, "damaged"],
  [/^line (\d+) has (\d+) cells?, the first line has (\d+)/, "cells"],
  [/^line (\d+) opens a quotation mark/, "openQuote"],
  [/^line (\d+) has a quotation mark inside/, "innerQuote"],
  [/(?:column|the target) "(.*)" has .*, beyond the range/, "tooLarge"],
  [/^column "(.*)" has .*, whose (?:comma|point) may stand/, "decimalMark"],
  [/^column "(.*?)" has "(.*?)" \(line (\d+)\)/, "mixed"],
  [/^the target "(.*)" is empty/, "targetEmpty"],
  [/^the target "(.*)" has dates or times/, "targetDates"],
  [/^the target "(.*)" has no number/, "targetNoNumber"],
  [/^the target "(.*)" (?:is .* in every row|has one class only)/, "targetAlike"],
  [/^the target "(.*)" has more than \d+ classes/, "manyClasses"],
  [/^no column is left/, "noFeatureLeft"],
];

const MODEL: Patterns = [
  [/cut short/, "cutShort"],
  [/wrote it in format|details are of version/, "newer"],
  [
    /checksum|overlap|belong to no tensor|follow the last tensor|not finite|tensor .* (?:is missing|has shape)/,
    "damaged",
  ],
];

/** What is wrong in a table. */
export function tableFinding(error: unknown): Finding {
  return findingIn(TABLE, error, "otherForm");
}

/** What is wrong in a model. */
export function modelFinding(error: unknown): Finding {
  return findingIn(MODEL, error, "foreign");
}

function findingIn(patterns: Patterns, error: unknown, otherwise: FindingCode): Finding {
  const sentence = sentenceOf(error);
  for (const [pattern, finding] of patterns) {
    const match = pattern.exec(sentence);
    if (match !== null) return { finding, values: match.slice(1) };
  }
  return { finding: otherwise, values: [] };
}

/** Messages read `who: "file": what was got; what is needed; what to do`. */
function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^[\w.]+: /, "").replace(/^"(?:[^"\\]|\\.)*": /, "");
}
