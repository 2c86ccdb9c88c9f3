/** What a table must have for a model to learn from it. */
import { rangeError, show } from "../core/check";

/** Rows that a model needs. */
export const LEAST_ROWS = 10;

export function fewRowsError(file: string, rows: number): RangeError {
  return rangeError(file, `${rows} rows have a target`, `give ${LEAST_ROWS} or more`);
}

export function sameTargetError(file: string, name: string, target: number, classes?: readonly string[]): RangeError {
  const only = classes === undefined ? String(target) : show(classes[target]);
  return rangeError(file, `the target ${show(name)} is ${only} in every row`, "choose a column that differs");
}
