import { show } from "../../core/check";
import type { JudgedColumn, LeftOut } from "./judged-column";
import { argument } from "./advice";
import { listFirst, plural, showText } from "./nearest";
import { withoutMagnitude } from "./number-text";
import type { CsvFeature, CsvSchema } from "./schema";
import { note, type TableNote } from "./table-note";

/** What was found in the columns that are used, and what becomes of them. */
export function columnNotes(schema: CsvSchema, columns: readonly JudgedColumn[]): TableNote[] {
  const features = new Map(schema.features.map((feature) => [feature.name, feature]));
  const numbers = columns.filter(({ name }) => (features.get(name) ?? schema.target).type === "number");
  const commas = numbers.filter(({ scan, decimal }) => decimal === "," && scan.commaOnly + scan.ambiguous > 0);
  const grouped = numbers.filter(({ scan, decimal }) => scan.grouped[decimal === "." ? "point" : "comma"] > 0);
  return [
    ...listed("decimal", commas, "decimal commas in"),
    ...listed("thousands", grouped, "thousands set apart in"),
    ...numbers.flatMap(unitNote),
    ...columns.flatMap(({ name, scan }) => codeNote(name, scan, features.get(name))),
    ...columns.flatMap(markNote),
    ...columns.flatMap(({ name, scan }) => dateNotes(scan, features.get(name))),
    ...columns.flatMap((column) => otherNote(column, features.get(column.name))),
    ...spellingNote(schema),
  ];
}

function listed(kind: TableNote["kind"], columns: readonly JudgedColumn[], what: string): TableNote[] {
  return columns.length === 0 ? [] : [note(kind, `${what} ${listFirst(columns.map(({ name }) => name))}`)];
}

function unitNote({ name: column, scan: { units, remarks } }: JudgedColumn): TableNote[] {
  const magnitudes = [...units.keys()].filter((unit) => withoutMagnitude(unit) !== unit);
  const passed = [...new Set([...units.keys()].map(withoutMagnitude))].filter((unit) => unit !== "");
  const unitOf = (text: string) => note("unit", `column ${showText(column)}: ${text}`, { column });
  return [
    ...(passed.length > 0 ? [unitOf(`${listFirst(passed)} beside numbers ignored`)] : []),
    ...(remarks.size > 0 ? [unitOf(`${listFirst([...remarks.keys()])} after numbers ignored`)] : []),
    ...(magnitudes.length > 0
      ? [unitOf(`numbers times thousands, millions ... where ${listFirst(magnitudes)} says so`)]
      : []),
  ];
}

function codeNote(column: string, scan: JudgedColumn["scan"], feature: CsvFeature | undefined): TableNote[] {
  if (scan.codes === 0 || feature?.type !== "category") return [];
  return [note("code", `column ${showText(column)}: codes with leading zeros, taken as texts`, { column })];
}

function markNote({ name: column, kind, scan: { marks, firstMark } }: JudgedColumn): TableNote[] {
  if (marks === 0 || kind === "text" || kind === "empty") return [];
  const message = `column ${showText(column)}: ${plural(marks, "cell")} such as ${showText(firstMark!.value)} taken as missing`;
  return [note("marks", message, { column, count: marks })];
}

function dateNotes({ dates }: JudgedColumn["scan"], feature: CsvFeature | undefined): TableNote[] {
  if (feature?.type !== "date" && feature?.type !== "time") return [];
  const { name: column } = feature;
  if (feature.type === "time") return [note("date", `column ${showText(column)}: times become hours`, { column })];
  // Of dates such as 2020-03-04 and 4 March 2020 there is nothing to say.
  const hasOrder = dates !== undefined && dates.dayFirstOnly + dates.monthFirstOnly + dates.ambiguous > 0;
  const order = feature.dayFirst ? ", day before month," : ", month before day,";
  const parts = feature.parts.map(({ part }) => part).join(", ");
  const message = `column ${showText(column)}: dates${hasOrder ? order : ""} become ${parts}`;
  const words = {
    program: `${message} (dates: "leaveOut" leaves them out)`,
    commandLine: `${message} (--dates leave-out leaves them out)`,
  };
  return [note("date", words, { column })];
}

function otherNote({ name: column, fitted }: JudgedColumn, feature: CsvFeature | undefined): TableNote[] {
  if (feature?.type !== "category" || !feature.other) return [];
  const count = fitted.distinctCount;
  const texts = `${fitted.unkept > 0 ? "more than " : ""}${plural(count, "text")}`;
  const kept = feature.categories.length;
  const message = `column ${showText(column)}: the ${kept} most frequent of ${texts} are kept, the others count as one`;
  const words = {
    program: `${message} (maxCategories keeps more)`,
    commandLine: `${message} (--max-categories keeps more)`,
  };
  return [note("categories", words, { column, count })];
}

function spellingNote({ target }: CsvSchema): TableNote[] {
  if (target.type !== "class") return [];
  const pairs = Object.entries(target.spellings).slice(0, 3);
  if (pairs.length === 0) return [];
  const list = pairs.map(([text, name]) => `${showText(text)} is ${showText(name)}`).join(", ");
  return [note("boolean", `target ${showText(target.name)}: ${list}`, { column: target.name })];
}

const REASONS: Readonly<Record<LeftOut["reason"], string>> = {
  excluded: "as asked for",
  identifier: "names or numbers of the rows",
  freeText: "free text",
  empty: "empty",
  date: "dates, left out as asked for",
};

/** Columns that became no feature, a note for each reason but that they were excluded. */
export function leftOutNotes(leftOut: readonly LeftOut[]): TableNote[] {
  const reasons = new Map<LeftOut["reason"], string[]>();
  for (const { name, reason } of leftOut) reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
  reasons.delete("excluded");
  return [...reasons].map(([reason, names]) => leftOutNote(reason, names));
}

/** The reasons in one line, but that columns were excluded: `: "id" (names or numbers of the rows)`. */
export function leftOutReasons(leftOut: readonly LeftOut[]): string {
  const found = leftOut.filter(({ reason }) => reason !== "excluded");
  const shown = found.slice(0, 5).map(({ name, reason }) => `${showText(name)} (${REASONS[reason]})`);
  const all = [...shown, ...(found.length > 5 ? [`${found.length - 5} more`] : [])];
  return all.length === 0 ? "" : `: ${all.join(", ")}`;
}

function leftOutNote(reason: LeftOut["reason"], names: readonly string[]): TableNote {
  const columns = `${names.length === 1 ? "column" : "columns"} ${listFirst(names)}`;
  const message = `${columns} left out: ${REASONS[reason]}`;
  const more = { count: names.length, ...(names.length === 1 && { column: names[0] }) };
  if (reason !== "identifier" && reason !== "freeText") return note("leftOut", message, more);
  const [name] = names;
  const words = {
    program: `${message} (types: { ${show(name)}: "text" } or "number" takes one)`,
    commandLine: `${message} (--text ${argument(name)} or --number takes one)`,
  };
  return note("leftOut", words, more);
}
