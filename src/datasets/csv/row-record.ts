/** Rows of a program: objects whose keys are the names of columns. */
import { isDate } from "../../core/any-realm";
import { isKeyed, show, typeError } from "../../core/check";
import type { CellValue, RowRecord } from "./cell-value";
import { placesOf } from "./feature-writers";
import { showText } from "./nearest";
import type { CsvSchema } from "./schema";

/** @throws TypeError for what is no row: a hole in a list, a Map. */
export function assertRecord(who: string, record: unknown, index?: number): asserts record is RowRecord {
  if (isKeyed(record)) return;
  throw typeError(
    who,
    `${nameOf(index)} is ${show(record)}`,
    "pass objects with the names of columns, as { rooms: 6 }",
  );
}

function nameOf(index: number | undefined): string {
  return index === undefined ? "the row" : `row ${index}`;
}

/** @throws TypeError for what no cell holds: a list, a function. */
export function checkedCell(who: string, name: string, value: unknown, index?: number): CellValue {
  const isCell = value === null || isDate(value) || !["object", "function", "symbol"].includes(typeof value);
  if (isCell) return value as CellValue;
  throw typeError(
    who,
    `${nameOf(index)} has ${show(value)} as ${showText(name)}`,
    "pass numbers, texts, booleans, dates or null",
  );
}

/**
 * Finds the key of a row under which the cell of a column stands: its name, or that in another case if it is one only. It may
 * be a property of the row's class, as object mappers have them; what every object has (`constructor`) is no cell.
 */
export function keysOf(record: RowRecord): (name: string) => string | undefined {
  const otherwise = () => {
    const keys = Object.keys(record);
    const find = placesOf(keys);
    return (name: string) => keys[find(name) ?? NaN] as string | undefined;
  };
  let find: ReturnType<typeof otherwise> | undefined;
  return (name) => {
    if (Object.hasOwn(record, name) || (name in record && !(name in Object.prototype))) return name;
    find ??= otherwise();
    return find(name);
  };
}

/** Whether a row has a column that the schema knows: one that has none is another table's. */
export function isRowOf({ features }: CsvSchema, record: RowRecord): boolean {
  const find = keysOf(record);
  return features.some(({ name }) => find(name) !== undefined);
}
