import { largest } from "../../core/extremes";
import type { Answer, ColumnEffect, ColumnImportance, Model, PartialDependence } from "../../model/index";
import { plural } from "../../datasets/csv/nearest";
import { oneLine } from "../frame/one-line";
import { textTable } from "../frame/text-table";
import { cut } from "./judgement";
import { percent, significant } from "./scores";

/** Columns that a terminal shows. */
const SHOWN = 20;
const NAME_WIDTH = 30;
/** Digits of double precision. */
const MOST_DIGITS = 17;
/** Characters of the longest bar. */
const BAR = 24;

/** What the columns of a model matter, with bars. */
export function importanceTable(columns: readonly ColumnImportance[], score: "accuracy" | "r2"): string {
  const longest = largest([0, ...columns.map(({ mean }) => mean)]);
  const numbers = score === "accuracy" ? percent : significant;
  const rows = columns
    .slice(0, SHOWN)
    .map(({ column, mean, deviation }) => [
      cut(column, NAME_WIDTH),
      numbers(mean),
      numbers(deviation),
      bar(mean, longest),
    ]);
  const header = ["column", score === "accuracy" ? "accuracy lost" : "R² lost", "± scatter", ""];
  return withMore(textTable(header, rows, new Set([1, 2])), columns.length);
}

/** What moved an answer, with bars. */
export function effectsTable(
  { classes, schema: { target } }: Model,
  { value, probabilities }: Answer,
  effects: readonly ColumnEffect[],
): string {
  const longest = largest([0, ...effects.map(({ effect }) => Math.abs(effect))]);
  const numbers = classes === undefined ? significant : percent;
  const signed = (effect: number) => withSign(numbers(effect));
  const rows = effects
    .slice(0, SHOWN)
    .map(({ column, value: cell, effect }) => [
      cut(column, NAME_WIDTH),
      cut(cell === undefined || cell === null || cell === "" ? "(empty)" : String(cell), 20),
      signed(effect),
      bar(Math.abs(effect), longest, effect < 0 ? "░" : "█"),
    ]);
  const what = typeof value === "number" ? significant(value) : oneLine(value);
  const sure = probabilities === undefined ? "" : `, probability ${percent(probabilities[value])}`;
  const header = ["column", "value", "moved it by", ""];
  return `${oneLine(target.name)}: ${what}${sure}\n\n${withMore(textTable(header, rows, new Set([2])), effects.length)}`;
}

/** A plus before what is above 0, and no sign before what is 0 as it is shown. */
function withSign(shown: string): string {
  if (Number.parseFloat(shown) === 0) return shown.replace("-", "");
  return shown.startsWith("-") ? shown : `+${shown}`;
}

/** Mean answers by the values of a column. */
export function dependenceTable(
  { classes, schema: { target } }: Model,
  { column, values, means }: PartialDependence,
): string {
  const shown = (classes ?? [target.name]).slice(0, 5);
  const names = namesOf(values);
  const rows = names.map((name, r) => [
    name,
    ...means[r].slice(0, shown.length).map((mean) => (classes === undefined ? significant(mean) : percent(mean))),
  ]);
  const header = [cut(column, NAME_WIDTH), ...shown.map((name) => cut(name, 10))];
  const table = textTable(header, rows, new Set(header.keys()));
  const more = (classes?.length ?? 1) - shown.length;
  return more > 0 ? `${table}\nand ${plural(more, "more class", "more classes")}; --json gives all` : table;
}

/** Texts that are cut, and numbers in the fewest digits, four or more, that tell them apart. */
function namesOf(values: readonly (number | string)[]): string[] {
  const inDigits = (digits: number) =>
    values.map((value) => (typeof value === "number" ? significant(value, digits) : cut(value, NAME_WIDTH)));
  let digits = 4;
  while (digits < MOST_DIGITS && new Set(inDigits(digits)).size < values.length) digits++;
  return inDigits(digits);
}

function bar(value: number, largest: number, sign = "█"): string {
  return largest > 0 ? sign.repeat(Math.max(0, Math.round((BAR * value) / largest))) : "";
}

function withMore(table: string, count: number): string {
  return count > SHOWN ? `${table}\nand ${count - SHOWN} more; --json gives all` : table;
}
