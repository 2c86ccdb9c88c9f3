import { isArray } from "../core/kind";
import { argMaxRows } from "../core/arg-max";
import { rangeError, show, typeError } from "../core/check";
import { finiteMatrix, isColumn, isMatrix, toMatrix, type Matrix, type MatrixLike, type Row } from "../core/matrix";
import { isNumberArray } from "../core/typed-array";

/** Classes: an index for each sample, or rows whose largest element names it (a single one: 1 from 0.5 on). */
export type Classes = Row | MatrixLike;

/** Predicted and true class of each sample. */
export interface ClassPairs {
  /** -1 where an output is NaN. */
  readonly predicted: Row;
  readonly actual: Row;
  /** How many classes there may be. */
  readonly count: number;
  readonly hasNaN: boolean;
}

/**
 * The classes that outputs and targets name.
 *
 * @throws TypeError, RangeError for anything but class indices or rows, of one length and at least one; for NaN among
 *   the targets.
 */
export function classPairs(who: string, outputs: Classes, targets: Classes): ClassPairs {
  const [predicted, actual] = [classesOf(who, "outputs", outputs), classesOf(who, "targets", targets)];
  assertSameSamples(who, predicted.indices.length, actual.indices.length);
  return {
    predicted: predicted.indices,
    actual: actual.indices,
    count: Math.max(predicted.count, actual.count),
    hasNaN: predicted.indices.some((index: number) => index < 0),
  };
}

/** @throws RangeError for unequal numbers of outputs and targets, and for none at all. */
export function assertSameSamples(who: string, outputs: number, targets: number): void {
  if (outputs !== targets) {
    throw rangeError(who, `there are ${outputs} outputs and ${targets} targets`, "pass one target for each output");
  }
  if (outputs === 0) throw rangeError(who, "there are no samples", "pass at least one");
}

function classesOf(who: string, name: string, values: Classes): { indices: Row; count: number } {
  if (isList(values)) return { indices: values, count: 1 + highestClass(who, name, values) };
  if (!isArray(values) && !isMatrix(values)) {
    throw typeError(who, `${name} are ${show(values)}`, "pass class indices or rows of outputs");
  }
  const matrix = toMatrix(who, name, values);
  if (name === "targets") finiteMatrix(who, name, matrix);
  return { indices: rowClasses(matrix), count: Math.max(2, matrix.columns) };
}

/** A list of numbers, an empty one too. */
function isList(values: unknown): values is Row {
  return isNumberArray(values) || (isColumn(values) && isArray(values)) || isEmpty(values);
}

function isEmpty(values: unknown): boolean {
  return isArray(values) && values.length === 0;
}

/** The class that each row names; -1 for a row with NaN. */
function rowClasses(matrix: Matrix): Int32Array {
  if (matrix.columns > 1) return argMaxRows(matrix);
  return Int32Array.from(matrix.data, (x) => (Number.isNaN(x) ? -1 : Number(x >= 0.5)));
}

function highestClass(who: string, name: string, classes: Row): number {
  let highest = 0;
  for (let i = 0; i < classes.length; i++) {
    const label: unknown = classes[i];
    if (!Number.isInteger(label) || (label as number) < 0) {
      const error = typeof label === "number" ? rangeError : typeError;
      throw error(who, `${name} at ${i} are ${show(label)}`, "pass class indices, integers of 0 or more");
    }
    highest = Math.max(highest, label as number);
  }
  return highest;
}
