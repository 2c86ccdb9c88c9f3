import { everywhere } from "../../core/words";
import { booleanOrBit } from "./boolean-text";
import { canonicalText } from "./canonical-text";
import { isOneQuantity, momentsOf, numbersOf } from "./column-kind";
import { isMarkAmongNumbers } from "./missing-marks";
import { byText, mixedError, tooLargeError } from "./feature-of-column";
import type { JudgedColumn } from "./judged-column";
import { listFirst, listQuoted, showText } from "./nearest";
import { numberOf } from "./number-text";
import type { CsvTarget } from "./schema";
import type { SchemaOptions } from "./schema-options";
import { tableError } from "./table-error";

/** Different integers that are read as classes. */
const MAX_INTEGER_CLASSES = 20;
/** Classes that a target may have. */
const MAX_CLASSES = 1000;

const ANOTHER_TARGET = "choose another target, or put its rare values together";
const VALUES_INSTEAD = {
  program: 'choose another target, or pass task: "regression" for numbers',
  commandLine: "choose another --target, or pass --task regression for numbers",
};

/**
 * What is to be predicted.
 *
 * @throws FileFormatError for a column that holds nothing, dates, one value only or too many classes.
 */
export function targetOf(file: string, column: JudgedColumn, options: SchemaOptions): CsvTarget {
  const { name, kind, decimal, scan } = column;
  if (kind === "empty") {
    throw tableError(file, `the target ${showText(name)} is empty`, everywhere("choose another target"));
  }
  const declared = Object.hasOwn(options.types ?? {}, name) ? options.types?.[name] : undefined;
  if (isValue(column, options.task, declared)) {
    if (kind === "mixed" && declared !== "number") throw mixedError(file, column, "target");
    assertValues(file, column, declared === "number");
    return { name, type: "number", decimal };
  }
  if (kind === "mixed" && declared === undefined && options.task === undefined)
    throw mixedError(file, column, "target");
  if ((kind === "date" || kind === "time") && options.task === undefined && declared === undefined) {
    const values = listQuoted(scan.examples.map(({ value }) => value));
    throw tableError(file, `the target ${showText(name)} has dates or times, ${values}`, {
      program: 'choose another target, or pass task: "classification" if they are classes',
      commandLine: "choose another --target, or pass --task classification if they are classes",
    });
  }
  return { name, type: "class", ...classesOf(file, column) };
}

function isValue({ kind, scan, decimal }: JudgedColumn, task: SchemaOptions["task"], declared?: "number" | "text") {
  if (task !== undefined) return task === "regression";
  if (declared !== undefined) return declared === "number";
  const numbers = momentsOf(scan, decimal);
  const areNumbers = numbers.count > 0 && numbersOf(scan, decimal) + scan.marks === scan.present;
  const isNumber = kind === "number" || kind === "mixed" || (kind === "identifier" && areNumbers);
  const isFew = numbers.integers && scan.unkept === 0 && integersOf(scan.distinct).size <= MAX_INTEGER_CLASSES;
  return isNumber && !(isFew && kind !== "mixed");
}

function integersOf(distinct: ReadonlyMap<string, number>): Set<string> {
  return new Set([...distinct.keys()].filter((text) => !isMarkAmongNumbers(text)).map(canonicalText));
}

/** @param isDeclared - Whether the caller said that it holds numbers, so that other texts are missing values. */
function assertValues(file: string, column: JudgedColumn, isDeclared: boolean): void {
  const { name, decimal, scan } = column;
  const { count, min, max } = momentsOf(scan, decimal);
  if (count === 0) {
    const values = listQuoted(scan.examples.map(({ value }) => value));
    const got = `the target ${showText(name)} has no number, but ${values}`;
    if (scan.unkept > 0 || scan.distinct.size > MAX_CLASSES) throw tableError(file, got, everywhere(ANOTHER_TARGET));
    throw tableError(file, got, {
      program: 'choose another target, or pass task: "classification"',
      commandLine: "choose another --target, or pass --task classification",
    });
  }
  if (isUnclear(column) && !isDeclared) throw mixedError(file, column, "target");
  if (!Number.isFinite(Math.fround(min)) || !Number.isFinite(Math.fround(max))) {
    throw tooLargeError(file, `the target ${showText(name)}`, min, max);
  }
  if (min < max) return;
  const got = `the target ${showText(name)} is ${min} in every row`;
  throw tableError(file, got, everywhere("choose another target, or pass rows that differ"));
}

/** Whether it would be mixed as a target of numbers, unless the caller says that it holds numbers. */
function isUnclear({ kind, scan }: JudgedColumn): boolean {
  return kind === "text" || kind === "freeText" || (kind === "identifier" && !isOneQuantity(scan));
}

function holdsNumbers(column: JudgedColumn): boolean {
  return column.kind !== "mixed" && !isUnclear(column) && momentsOf(column.scan, column.decimal).count > 0;
}

function classesOf(file: string, column: JudgedColumn): Pick<CsvTarget & { type: "class" }, "classes" | "spellings"> {
  const { name, kind, scan, decimal } = column;
  const counts = new Map<string, Map<string, number>>();
  for (const [text, count] of scan.distinct) {
    const key = classKey(text, kind);
    if (key === undefined) continue;
    const group = counts.get(key) ?? new Map<string, number>();
    counts.set(key, group.set(text, count));
  }
  if (scan.unkept > 0 || counts.size > MAX_CLASSES) {
    const got = `the target ${showText(name)} has more than ${MAX_CLASSES} classes`;
    throw tableError(file, got, holdsNumbers(column) ? VALUES_INSTEAD : everywhere(ANOTHER_TARGET));
  }
  const classes = [...counts].map(([key, group]) => (kind === "boolean" ? mostFrequent(group) : key));
  if (classes.length === 1) {
    const got = `the target ${showText(name)} has one class only, ${listFirst(classes)}`;
    throw tableError(file, got, everywhere("pass rows of all classes"));
  }
  const spellings = [...counts.values()].flatMap((group, i) =>
    [...group.keys()].filter((text) => text !== classes[i]).map((text) => [text, classes[i]] as const),
  );
  const areNumbers = classes.every((text) => !Number.isNaN(numberOf(text, decimal)));
  const order = areNumbers
    ? (a: string, b: string) => numberOf(a, decimal) - numberOf(b, decimal) || byText(a, b)
    : byText;
  return { classes: classes.toSorted(order), spellings: Object.fromEntries(spellings) };
}

/** The same for all spellings of a class; undefined for a mark of a missing one. */
function classKey(text: string, kind: JudgedColumn["kind"]): string | undefined {
  if (kind === "boolean") return booleanOrBit(text)?.toString();
  if (kind === "number" && isMarkAmongNumbers(text)) return undefined;
  return canonicalText(text);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}
