import { booleanOrBit } from "./boolean-text";
import { textOfCell, type CellValue } from "./cell-value";
import { numberOfCell, placesOf } from "./feature-writers";
import type { CsvTarget } from "./schema";

/** Reads cells of the target: a value, or the index of a class; NaN where a cell is neither. */
export function targetReader(target: CsvTarget): (cell: CellValue) => number {
  if (target.type === "number") {
    return (cell) => {
      const value = numberOfCell(cell, target.decimal);
      return value === target.standIn ? NaN : value;
    };
  }
  const { classes } = target;
  const places = placesOf(classes);
  const spellings = new Map(Object.entries(target.spellings));
  const truths = new Map(classes.map((name, i) => [booleanOrBit(name), i]));
  const areBoolean = truths.size === classes.length && !truths.has(undefined);
  return (cell) => {
    const text = textOfCell(cell).trim();
    const known = places(spellings.get(text) ?? text);
    return known ?? (areBoolean ? (truths.get(booleanOrBit(text)) ?? NaN) : NaN);
  };
}
