import { show, typeError } from "../core/check";
import { isMatrix, rowsOf, toMatrix, type MatrixLike } from "../core/matrix";
import { checkInputs } from "../network/network";
import { assertSampleWeights } from "./assert-weights";
import { checkTargets, isLabels, type Labels, type Targets } from "./targets";

/** Samples and what a network is to give for them. */
export interface Dataset {
  /** (samples, fanIn). */
  readonly inputs: MatrixLike;
  /** One class index or one row for each sample. */
  readonly targets: Targets;
  /** How much each sample counts: 0 or more, and 0 as if it were not there. Default all 1. */
  readonly sampleWeights?: ArrayLike<number>;
}

export function assertDataset(who: string, dataset: unknown): void {
  if (dataset !== null && typeof dataset === "object") return;
  throw typeError(who, `the data are ${show(dataset)}`, "pass { inputs, targets }");
}

/** Checks the form of a data set for a network, not its numbers; returns its rows. */
export function checkDataset(who: string, dataset: Dataset, fanIn: number, fanOut: number): number {
  assertDataset(who, dataset);
  const rows = checkInputs(who, "inputs", dataset.inputs, fanIn);
  checkTargets(who, dataset.targets, rows, fanOut);
  if (dataset.sampleWeights !== undefined) assertSampleWeights(who, dataset.sampleWeights, rows);
  return rows;
}

/** Copies of the inputs at `indices`. */
export function inputsAt(who: string, inputs: MatrixLike, indices: Int32Array) {
  return rowsOf(toMatrix(who, "inputs", inputs), indices);
}

/** Copies of the targets at `indices`; a plain list may hold values, which must not become integers. */
export function targetsAt(who: string, targets: Targets, indices: Int32Array) {
  if (!isLabels(targets)) return rowsOf(toMatrix(who, "targets", targets), indices);
  const labels: Labels = targets;
  return labels instanceof Int32Array
    ? indices.map((index) => labels[index])
    : Array.from(indices, (index) => labels[index]);
}

/** Number at a place of targets that come as rows. */
export function targetAt(targets: MatrixLike, row: number, column: number): number {
  return isMatrix(targets) ? targets.data[row * targets.columns + column] : targets[row][column];
}
