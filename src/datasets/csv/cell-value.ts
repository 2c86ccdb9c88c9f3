import { isDate } from "../../core/any-realm";
import { show } from "../../core/check";

/** What a cell of a table may hold: a text of a file, or a value of a program. */
export type CellValue = string | number | boolean | bigint | Date | null | undefined;

/** A row of a program: values by the names of their columns. */
export type RowRecord = Readonly<Record<string, CellValue>>;

/** The text that a value stands for; empty for what holds nothing. */
export function textOfCell(value: CellValue): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined || Number.isNaN(value)) return "";
  if (isDate(value)) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  return textOf(value);
}

/** What a value of any kind says of itself; one that says nothing is named. */
function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return show(value);
  }
}
