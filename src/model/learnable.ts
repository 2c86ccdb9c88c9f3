/** What a table must have for a model to learn from it. */
import { rangeError, show } from "../core/check";
import { everywhere } from "../core/words";
import { optionError } from "../datasets/csv/table-error";
import { lossNameOf, type TaskLoss } from "../extras/task-loss";
import type { EncodedTable } from "./encoded-table";
import { headOf } from "../extras/task-head";

/** Rows that a model needs. */
export const LEAST_ROWS = 10;

/** @throws RangeError for rows that there is nothing to learn from. */
export function assertLearnable(file: string, { targets, classes, schema: { target } }: EncodedTable): void {
  if (targets.length < LEAST_ROWS) throw fewRowsError(file, targets.length);
  if (targets.some((value) => value !== targets[0])) return;
  throw sameTargetError(file, target.name, targets[0], classes);
}

/** @throws RangeError for a share of held-out rows that leaves fewer than 2. */
export function assertLeft(file: string, rows: number, { test, validation }: Shares): void {
  const [name, share] = test > 0 ? ["test", test] : ["validation", validation];
  const left = rows - Math.round(share * rows);
  if (left >= 2) return;
  const got = `${name} ${share} leaves ${left} of ${rows} rows to learn from`;
  throw optionError(file, got, everywhere("hold out a smaller share"));
}

/** Shares of the rows that are held out. */
interface Shares {
  readonly test: number;
  readonly validation: number;
}

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
