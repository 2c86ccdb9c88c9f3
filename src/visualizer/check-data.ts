import { checkEach, mapEach } from "../core/array-of";
import { isArray, isObject } from "../core/kind";
import { rangeError, show, typeError } from "../core/check";
import { notFiniteError, toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { ignoreRejection } from "../core/thenable";
import { isList } from "../core/typed-array";

/** Numbers in any array. */
export type Numbers = ArrayLike<number>;

export function isNumbers(value: unknown): value is Numbers {
  return isList(value);
}

/** An object of data rather than nothing, an array or a string. */
export function assertObject(who: string, name: string, value: unknown): void {
  if (isObject(value) && !isNumbers(value)) return;
  throw typeError(who, `${name} is ${show(value)}`, "pass an object");
}

/** Finite numbers, `length` of them or else at least one, copied into f64. */
export function toNumbers(who: string, name: string, value: unknown, length?: number): Float64Array {
  if (!isNumbers(value)) throw typeError(who, `${name} is ${show(value)}`, "pass an array of numbers");
  if (value.length === 0) throw rangeError(who, `${name} is empty`, "pass at least one number");
  assertLength(who, name, value, length);
  checkEach<unknown>(value, (number, i) => {
    if (typeof number !== "number") throw typeError(who, `${name} at ${i} is ${show(number)}`, "pass numbers only");
    if (Number.isFinite(number)) return;
    throw rangeError(who, `${name} at ${i} is ${number}`, "replace or remove values that are not finite");
  });
  return Float64Array.from(value);
}

/** As `toNumbers`, with NaN where there is no value. An empty list has none. */
export function toNumbersWithGaps(who: string, name: string, value: Numbers, length: number): Float64Array {
  if (value.length === 0) return new Float64Array(length).fill(NaN);
  const known = toNumbers(
    who,
    name,
    Array.from(value, (number) => (Number.isNaN(number) ? 0 : number)),
    length,
  );
  return known.map((number, i) => (Number.isNaN(value[i]) ? NaN : number));
}

function assertLength(who: string, name: string, value: Numbers, length: number | undefined): void {
  if (length === undefined || value.length === length) return;
  throw rangeError(who, `${name} has ${value.length} values, ${length} are needed`, "pass one for each");
}

/** A matrix of finite numbers; `columns` checks its shape. */
export function toFiniteMatrix(who: string, name: string, value: MatrixLike, columns?: number): Matrix {
  const matrix = toMatrix(who, name, value);
  if (columns !== undefined && matrix.columns !== columns) {
    throw rangeError(who, `${name} have ${matrix.columns} columns`, `pass ${columns}`);
  }
  const i = matrix.data.findIndex((number) => !Number.isFinite(number));
  if (i === -1) return matrix;
  throw notFiniteError(who, name, matrix.data[i], Math.floor(i / matrix.columns), i % matrix.columns);
}

/** What a function of the caller gives for inputs, as `toFiniteMatrix`: a promise is refused. */
export function toPredictions(who: string, outputs: MatrixLike, columns?: number): Matrix {
  ignoreRejection(outputs);
  return toFiniteMatrix(who, "outputs of predict", outputs, columns);
}

/** A matrix of a given shape; NaN may stand where nothing is known yet. */
export function toTable(who: string, name: string, value: MatrixLike, rows: number, columns: number): Matrix {
  const matrix = toMatrix(who, name, value);
  if (matrix.rows === rows && matrix.columns === columns) return matrix;
  throw rangeError(who, `${name} is ${matrix.rows} x ${matrix.columns}`, `pass ${rows} rows of ${columns} columns`);
}

/** Tables of the lower and upper ends of intervals. */
export interface Intervals {
  readonly low: Matrix;
  readonly high: Matrix;
}

/** Intervals of a given shape; undefined where none are given. */
export function toIntervals(
  who: string,
  name: string,
  value: { readonly low: MatrixLike; readonly high: MatrixLike } | undefined,
  rows: number,
  columns: number,
): Intervals | undefined {
  if (value === undefined) return undefined;
  assertObject(who, name, value);
  return {
    low: toTable(who, `${name}.low`, value.low, rows, columns),
    high: toTable(who, `${name}.high`, value.high, rows, columns),
  };
}

/** Class indices from 0, one for each of `count` samples. */
export function toLabels(who: string, name: string, value: unknown, count?: number): Int32Array {
  const numbers = toNumbers(who, name, value, count);
  numbers.forEach((label, i) => {
    if (Number.isInteger(label) && label >= 0 && label < 2 ** 31) return;
    throw rangeError(who, `${name} at ${i} is ${label}`, "pass class indices 0, 1, 2, ...");
  });
  return Int32Array.from(numbers);
}

/** Names of classes: those given, which must be enough, or numbers. */
export function classNames(who: string, classes: unknown, count: number): string[] {
  if (classes === undefined) return Array.from({ length: count }, (_, i) => String(i));
  if (!isArray(classes)) throw typeError(who, `classes is ${show(classes)}`, "pass an array of names");
  if (classes.length < count) {
    throw rangeError(who, `classes has ${classes.length} names, the data has ${count} classes`, "name them all");
  }
  return namesOf(who, "classes", classes);
}

/** Names as texts. */
export function namesOf(who: string, name: string, list: ArrayLike<unknown>): string[] {
  return mapEach(list, (each, i) => {
    if (["string", "number", "boolean"].includes(typeof each)) return String(each);
    throw typeError(who, `${name}[${i}] is ${show(each)}`, "pass names");
  });
}
