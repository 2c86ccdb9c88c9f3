import { rangeError, show, typeError } from "../core/check";
import { checkMatrix, columnsOf, isColumn, type MatrixLike, type Row } from "../core/matrix";
import { isList } from "../core/typed-array";

/** One number a sample: class indices, from 0; or values, where a network has one output. */
export type Labels = Row;

/**
 * What a network is to give: class indices, or a row for each sample (one-hot, probabilities,
 * values). For a network with one output and a loss other than cross-entropy, a plain list is
 * the list of its values.
 */
export type Targets = Labels | MatrixLike;

/** Checks the form and number of targets against the samples and, if given, a network's outputs. */
export function checkTargets(who: string, targets: Targets, rows: number, fanOut?: number): void {
  if (isColumn(targets)) {
    if (!isList(targets)) {
      throw typeError(who, `targets are ${show(targets)}`, "pass numbers, an array of integers, or a matrix");
    }
    assertSameRows(who, targets.length, rows);
    return;
  }
  assertSameRows(who, checkMatrix(who, "targets", targets), rows);
  const columns = columnsOf(targets);
  if (fanOut === undefined || columns === fanOut) return;
  throw rangeError(
    who,
    `targets have ${columns} columns, the network and its loss take ${fanOut}`,
    "pass as many, or change the last layer",
  );
}

function assertSameRows(who: string, got: number, needed: number): void {
  if (got === needed) return;
  throw rangeError(who, `there are ${needed} samples and ${got} targets`, "pass one target for each sample");
}

/** A class index, checked against the outputs of a network. */
export function checkedClass(who: string, label: unknown, row: number, fanOut: number): number {
  if (Number.isInteger(label) && (label as number) >= 0 && (label as number) < fanOut) return label as number;
  const got = `target ${row} is ${show(label)}`;
  const needed = `pass class indices from 0 to ${fanOut - 1}`;
  if (typeof label !== "number") throw typeError(who, got, needed);
  throw rangeError(who, got, `${needed}, or give the last layer an output for each class`);
}

/** A value of a plain list; whether it is finite is checked where it is stored. */
export function checkedValue(who: string, value: unknown, row: number): number {
  if (typeof value === "number") return value;
  throw typeError(who, `target ${row} is ${show(value)}`, "pass numbers only");
}
