import { argMaxRows } from "../core/arg-max";
import { rangeError, show, typeError } from "../core/check";
import { isMatrix, toMatrix, type MatrixLike } from "../core/matrix";

/** Classes: an index for each sample, or rows whose largest element names it (a single one: 1 from 0.5 on). */
export type Classes = ArrayLike<number> | MatrixLike;

/** Predicted and true class of each sample. */
export interface ClassPairs {
  readonly predicted: ArrayLike<number>;
  readonly actual: ArrayLike<number>;
  /** How many classes there may be. */
  readonly count: number;
}

/**
 * The classes that outputs and targets name.
 *
 * @throws TypeError, RangeError for anything but class indices or rows, of one length.
 */
export function classPairs(who: string, outputs: Classes, targets: Classes): ClassPairs {
  const [predicted, actual] = [classesOf(who, "outputs", outputs), classesOf(who, "targets", targets)];
  if (predicted.indices.length !== actual.indices.length) {
    throw rangeError(
      who,
      `there are ${predicted.indices.length} outputs and ${actual.indices.length} targets`,
      "pass one target for each output",
    );
  }
  return {
    predicted: predicted.indices,
    actual: actual.indices,
    count: Math.max(predicted.count, actual.count),
  };
}

/** Whether a value is a list of numbers rather than rows. */
export function isColumn(value: Classes): value is ArrayLike<number> {
  return !isMatrix(value) && !(Array.isArray(value) && Array.isArray(value[0]));
}

function classesOf(who: string, name: string, values: Classes): { indices: ArrayLike<number>; count: number } {
  if (isColumn(values)) return { indices: values, count: 1 + highestClass(who, name, values) };
  const matrix = toMatrix(who, name, values);
  const { data, columns } = matrix;
  const indices = columns === 1 ? Int32Array.from(data, (x) => Number(x >= 0.5)) : argMaxRows(matrix);
  return { indices, count: Math.max(2, columns) };
}

function highestClass(who: string, name: string, classes: ArrayLike<number>): number {
  if (typeof classes?.length !== "number") {
    throw typeError(who, `${name} are ${show(classes)}`, "pass class indices or rows of outputs");
  }
  let highest = 0;
  for (let i = 0; i < classes.length; i++) {
    if (!Number.isInteger(classes[i]) || classes[i] < 0) {
      throw rangeError(who, `${name} at ${i} are ${show(classes[i])}`, "pass class indices, integers of 0 or more");
    }
    highest = Math.max(highest, classes[i]);
  }
  return highest;
}
