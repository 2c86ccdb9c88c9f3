/** Samples of a data set by their indices, as copies. */
import { isArray } from "../core/kind";
import { isColumn, isMatrix, rowsOf, toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { copyNumbers, isInt32Array, isNumberArray, zerosLike } from "../core/typed-array";
import type { Dataset } from "./dataset";
import type { Labels, Targets } from "./targets";

/** Copies of the inputs at `indices`. */
export function inputsAt(who: string, inputs: MatrixLike, indices: Int32Array): Matrix {
  return rowsOf(toMatrix(who, "inputs", inputs), indices);
}

/** Copies of the targets at `indices`; a plain list may hold values, which must not become integers. */
export function targetsAt(who: string, targets: Targets, indices: Int32Array): Int32Array | number[] | Matrix {
  if (!isColumn(targets)) return rowsOf(toMatrix(who, "targets", targets), indices);
  const labels: Labels = targets;
  return isInt32Array(labels) ? indices.map((index) => labels[index]) : Array.from(indices, (index) => labels[index]);
}

/** Number at a place of targets that come as rows. */
export function targetAt(targets: MatrixLike, row: number, column: number): number {
  return isMatrix(targets) ? targets.data[row * targets.columns + column] : targets[row][column];
}

/** A checked data set of the samples at `indices`: each part a copy of the kind it was, all else as it is. */
export function take<Data extends Dataset>(dataset: Data, indices: Int32Array): Data {
  const { inputs, targets, sampleWeights } = dataset;
  const weights = sampleWeights && { sampleWeights: Float32Array.from(indices, (row) => sampleWeights[row]) };
  return { ...dataset, inputs: elementsAt(inputs, indices), targets: elementsAt(targets, indices), ...weights };
}

/** Rows of a matrix, or elements of a list, in the kind that it is. */
function elementsAt(list: MatrixLike | Labels, indices: Int32Array): MatrixLike | Labels {
  if (isMatrix(list)) return rowsOf(list, indices);
  if (isNumberArray(list)) {
    const elements = zerosLike(list, indices.length);
    for (let i = 0; i < indices.length; i++) elements[i] = list[indices[i]];
    return elements;
  }
  return Array.from(indices, (index) => {
    const element: unknown = list[index];
    if (isNumberArray(element)) return copyNumbers(element);
    return isArray(element) ? Array.from<unknown>(element) : element;
  }) as number[];
}
