import { everywhere } from "../../core/words";
import { columnAdvice, dateAdvice, type Role } from "./advice";
import { isOneQuantity, momentsOf, numbersOf } from "./column-kind";
import type { ColumnScan } from "./column-scan";
import { DATE_PARTS, type DateMoments } from "./date-scan";
import type { JudgedColumn } from "./judged-column";
import { listQuoted, showText } from "./nearest";
import { canonicalText } from "./canonical-text";
import type { BooleanFeature, CategoryFeature, CsvFeature, DateFeature, NumberFeature, TimeFeature } from "./schema";
import type { SchemaOptions } from "./schema-options";
import { cellsOf } from "./stand-in";
import { tableError } from "./table-error";
import { booleanOrBit } from "./boolean-text";

const MAX_CATEGORIES = 32;

/** Share of missing cells above which a feature says where they are. */
const INDICATED_SHARE = 0.01;

/**
 * How a column becomes features.
 *
 * @param standIn - A number of the column that stands for a missing value.
 * @throws FileFormatError for a column that can be understood in two ways.
 */
export function featureOf(file: string, column: JudgedColumn, options: SchemaOptions, standIn?: number): CsvFeature {
  const { name, kind, scan } = column;
  const declared = Object.hasOwn(options.types ?? {}, name) ? options.types?.[name] : undefined;
  if (declared === "text") return categoryFeature(column, options);
  if (declared === "number") return numberFeature(file, column, options);
  if (kind === "mixed") throw mixedError(file, column, "feature");
  if (kind === "boolean") return booleanFeature(column, options);
  if (kind === "date") return dateFeature(file, column, options);
  if (kind === "time") return timeFeature(column, options);
  const isNumber =
    kind === "number" ||
    (kind === "identifier" && scan.numeric + scan.marks === scan.present && scan.codes === 0 && isOneQuantity(scan));
  return isNumber ? numberFeature(file, column, options, standIn) : categoryFeature(column, options);
}

/** Whether a feature of its own says where cells are missing. */
function indicates({ rows }: ColumnScan, missing: number, { missing: policy = "fill" }: SchemaOptions): boolean {
  return policy === "fill" && missing > INDICATED_SHARE * rows;
}

function numberFeature(file: string, column: JudgedColumn, options: SchemaOptions, standIn?: number): NumberFeature {
  const { name, scan, fitted, decimal } = column;
  const all = momentsOf(fitted, decimal);
  const { mean, deviation, min, max, median, count, offset } = standIn === undefined ? all : all.without(standIn);
  if (count === 0) {
    const got = `column ${showText(name)} has no number, but ${listQuoted(scan.examples.map(({ value }) => value))}`;
    throw tableError(file, got, columnAdvice(name, "feature"));
  }
  // Squares of larger numbers are not finite in double precision either.
  if (!Number.isFinite(deviation)) throw tooLargeError(file, `column ${showText(name)}`, min, max);
  const standIns = standIn === undefined ? 0 : cellsOf(fitted, standIn, decimal);
  const missing = fitted.rows - numbersOf(fitted, decimal) + standIns;
  return {
    name,
    type: "number",
    decimal,
    ...(standIn !== undefined && { standIn }),
    fill: median,
    mean,
    deviation,
    ...(offset !== 0 && { offset }),
    min,
    max,
    indicatesMissing: indicates(fitted, missing, options),
  };
}

function booleanFeature({ name, scan, fitted }: JudgedColumn, options: SchemaOptions): BooleanFeature {
  let balance = 0;
  for (const [text, count] of fitted.distinct) {
    const truth = booleanOrBit(text);
    if (truth !== undefined) balance += truth ? count : -count;
  }
  const missing = fitted.missing + fitted.marks;
  const words = wordsOf(scan);
  return {
    name,
    type: "boolean",
    fill: balance > 0,
    ...(words && { words }),
    indicatesMissing: indicates(fitted, missing, options),
  };
}

/** The most frequent spellings of false and true; undefined where there are none of one of them. */
function wordsOf({ distinct }: ColumnScan): [string, string] | undefined {
  const byCount = [...distinct].sort(([a, m], [b, n]) => n - m || byText(a, b));
  const [no, yes] = [false, true].map((truth) => byCount.find(([text]) => booleanOrBit(text) === truth)?.[0]);
  return no === undefined || yes === undefined ? undefined : [no, yes];
}

function timeFeature({ name, fitted }: JudgedColumn, options: SchemaOptions): TimeFeature {
  const { median, mean, deviation } = fitted.hours;
  const missing = fitted.rows - fitted.times;
  return { name, type: "time", fill: median, mean, deviation, indicatesMissing: indicates(fitted, missing, options) };
}

function dateFeature(file: string, column: JudgedColumn, options: SchemaOptions): DateFeature {
  const { name, scan, fitted } = column;
  const dayFirst = isDayFirst(column, options);
  if (dayFirst === undefined) {
    const got = `column ${showText(name)} has ${listQuoted(scan.examples.map(({ value }) => value))}, where day or month may come first`;
    throw tableError(file, got, dateAdvice(name));
  }
  const dates = (dayFirst ? fitted.dates?.dayFirst : fitted.dates?.monthFirst) ?? scan.dates!.dayFirst;
  const originDay = Math.floor(dates.days.min);
  const missing = fitted.rows - (fitted.dates?.count ?? 0);
  return {
    name,
    type: "date",
    dayFirst,
    originDay,
    fill: dates.days.median,
    parts: dateParts(dates, originDay),
    indicatesMissing: indicates(fitted, missing, options),
  };
}

/**
 * Whether the day comes first; undefined if nothing says it. Nobody writes points in dates, or commas in numbers, and
 * the month first.
 */
function isDayFirst({ scan, decimal }: JudgedColumn, { dates }: SchemaOptions): boolean | undefined {
  const { dayFirstOnly, monthFirstOnly, ambiguous } = scan.dates!;
  if (dayFirstOnly !== monthFirstOnly) return dayFirstOnly > monthFirstOnly;
  if (ambiguous === 0) return true;
  if (dates === "dayFirst" || dates === "monthFirst") return dates === "dayFirst";
  return decimal === "," || scan.examples[0].value.includes(".") ? true : undefined;
}

/** The parts that differ; days if none does. */
function dateParts(dates: DateMoments, originDay: number): DateFeature["parts"] {
  const differing = DATE_PARTS.filter((part) => part === "days" || dates.parts[part].min < dates.parts[part].max);
  return differing.map((part) => {
    const { mean, deviation } = dates.parts[part];
    return { part, mean: part === "days" ? mean - originDay : mean, deviation };
  });
}

function categoryFeature({ name, fitted }: JudgedColumn, options: SchemaOptions): CategoryFeature {
  const { maxCategories = MAX_CATEGORIES } = options;
  const counts = new Map<string, number>();
  for (const [text, count] of fitted.distinct) {
    const key = canonicalText(text);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || byText(a, b));
  const kept = byCount.slice(0, maxCategories).map(([text]) => text);
  return {
    name,
    type: "category",
    categories: kept.toSorted(byText),
    other: byCount.length > maxCategories || fitted.unkept > 0,
    fill: kept[0] ?? null,
    indicatesMissing: indicates(fitted, fitted.missing, options),
  };
}

/** Numbers of a column or a target that single precision cannot hold. */
export function tooLargeError(file: string, where: string, min: number, max: number): Error {
  const largest = max > -min ? max : min;
  return tableError(file, `${where} has ${largest}, beyond the range of f32`, everywhere("correct it"));
}

/** Texts among numbers, decimal points among decimal commas, different remarks, or a percent sign at some numbers only. */
export function mixedError(file: string, { name, scan, decimal }: JudgedColumn, role: Role): Error {
  const { strangers, units, remarks } = scan;
  const shown = strangers.length > 0 ? strangers : scan.examples;
  const values = shown.map(({ value, line }) => `${showText(value)} (line ${line})`).join(", ");
  const what = `${role === "target" ? "the target" : "column"} ${showText(name)} has ${values}`;
  const ignored = (what: string) => columnAdvice(name, role, `the ${what} may be ignored`);
  if (strangers.length > 0) return tableError(file, `${what} among numbers`, columnAdvice(name, role));
  if (units.size > 0) return tableError(file, `${what}, not all with the same unit`, ignored("units"));
  if (remarks.size > 0) return tableError(file, `${what}, not all with the same remark`, ignored("remarks"));
  return tableError(file, `${what}, not all with the same decimal mark ("${decimal}")`, columnAdvice(name, role));
}

/** By character codes: the same order everywhere. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
