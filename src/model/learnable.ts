/** What a table must have for a model to learn from it. */
import { rangeError, show } from "../core/check";
import { everywhere } from "../core/words";
import { optionError } from "../datasets/csv/table-error";
import { lossNameOf, type TaskLoss } from "../extras/task-loss";
import { headOf } from "../extras/task-head";

/** Rows that a model needs. */
export const LEAST_ROWS = 10;

export function fewRowsError(file: string, rows: number): RangeError {
  return rangeError(file, `${rows} rows have a target`, `give ${LEAST_ROWS} or more`);
}

export function sameTargetError(file: string, name: string, target: number, classes?: readonly string[]): RangeError {
  const only = classes === undefined ? String(target) : show(classes[target]);
  return rangeError(file, `the target ${show(name)} is ${only} in every row`, "choose a column that differs");
}

/** @throws RangeError for values below 0 where the loss is one of counts. */
export function assertCounts(file: string, name: string, least: number, loss: TaskLoss | undefined): void {
  if (least >= 0 || !headOf(loss).isCount) return;
  const got = `the loss is ${show(lossNameOf(loss!))}, which is of counts, and the target ${show(name)} is ${least} in a row`;
  throw optionError(file, got, everywhere("choose another loss, or a target of 0 or more"));
}
