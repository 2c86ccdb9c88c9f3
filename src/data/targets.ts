import { rangeError, show, typeError } from "../core/check";
import { checkMatrix, columnsOf, copyMatrix, type MatrixLike } from "../core/matrix";
import type { Loss } from "../losses/loss";
import { assertFinite } from "../wasm/assert-finite";
import type { Tensor } from "../wasm/tensor";

/** Class indices, from 0, one a sample. */
export type Labels =
  readonly number[] | Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Int32Array | Uint32Array;

/**
 * What a network is to give: class indices, or a row for each sample (one-hot, probabilities,
 * values). For a network with one output and a loss other than cross-entropy, a plain list is
 * the list of its values.
 */
export type Targets = Labels | MatrixLike;

/** Whether targets come as one number a sample. */
export function isLabels(targets: Targets): targets is Labels {
  if (ArrayBuffer.isView(targets)) return true;
  return Array.isArray(targets) && targets.length > 0 && !Array.isArray(targets[0]);
}

/** Checks the form and number of targets against the samples and the network's outputs. */
export function checkTargets(who: string, targets: Targets, rows: number, fanOut: number): void {
  if (!isLabels(targets)) {
    const count = checkMatrix(who, "targets", targets);
    assertSameRows(who, count, rows);
    const columns = columnsOf(targets);
    if (columns !== fanOut) {
      throw rangeError(
        who,
        `targets have ${columns} columns, the network has ${fanOut} outputs`,
        "pass a column for each output, or change the last layer",
      );
    }
    return;
  }
  if (targets instanceof BigInt64Array || targets instanceof BigUint64Array || targets instanceof DataView) {
    throw typeError(who, `targets are ${show(targets)}`, "pass numbers, an array of integers, or a matrix");
  }
  assertSameRows(who, targets.length, rows);
}

function assertSameRows(who: string, got: number, needed: number): void {
  if (got !== needed)
    throw rangeError(who, `there are ${needed} samples and ${got} targets`, "pass one target for each sample");
}

/** Whether a loss takes these targets as class indices. */
export function areClasses(targets: Targets, loss: Loss): boolean {
  return loss.targetKind === "classes" && isLabels(targets);
}

/** Elements that the targets of `rows` samples take in memory. */
export function targetColumns(targets: Targets, loss: Loss, fanOut: number): number {
  return areClasses(targets, loss) ? 1 : fanOut;
}

/** Whether it makes sense to count how often the outputs name the right class. */
export function nameClasses(targets: Targets, loss: Loss, fanOut: number): boolean {
  return loss.takesProbabilities || (isLabels(targets) && fanOut > 1);
}

/**
 * Copies checked targets into `out`: as i32 class indices where `areClasses`, else as f32 rows.
 *
 * @throws TypeError, RangeError for numbers that are no target of this loss.
 */
export function writeTargets(
  who: string,
  targets: Targets,
  loss: Loss,
  rows: number,
  fanOut: number,
  out: Tensor,
): void {
  if (!isLabels(targets)) {
    copyMatrix(who, "targets", targets, out.floats);
    assertValues(who, loss, out, rows, fanOut);
  } else if (areClasses(targets, loss)) {
    writeClasses(who, targets, fanOut, out.integers);
  } else if (fanOut === 1) {
    writeValues(who, targets, out.floats);
    assertValues(who, loss, out, rows, fanOut);
  } else {
    writeOneHot(who, targets, fanOut, out.floats);
  }
}

function assertValues(who: string, loss: Loss, out: Tensor, rows: number, fanOut: number): void {
  assertFinite(who, "targets", out, rows, fanOut);
  if (!loss.takesProbabilities) return;
  const values = out.floats;
  for (let i = 0; i < rows * fanOut; i++) {
    if (values[i] >= 0 && values[i] <= 1) continue;
    throw rangeError(
      who,
      `targets at row ${Math.floor(i / fanOut)}, column ${i % fanOut} are ${values[i]}`,
      `pass probabilities from 0 to 1 for the loss "${loss.name}"`,
    );
  }
}

function writeClasses(who: string, labels: Labels, fanOut: number, out: Int32Array): void {
  for (let i = 0; i < labels.length; i++) out[i] = checkedClass(who, labels[i], i, fanOut);
}

function writeOneHot(who: string, labels: Labels, fanOut: number, out: Float32Array): void {
  out.fill(0, 0, labels.length * fanOut);
  for (let i = 0; i < labels.length; i++) out[i * fanOut + checkedClass(who, labels[i], i, fanOut)] = 1;
}

function checkedClass(who: string, label: unknown, row: number, fanOut: number): number {
  if (typeof label !== "number") {
    throw typeError(who, `target ${row} is ${show(label)}`, `pass class indices from 0 to ${fanOut - 1}`);
  }
  if (!Number.isInteger(label) || label < 0 || label >= fanOut) {
    throw rangeError(
      who,
      `target ${row} is ${label}, the network has ${fanOut} outputs`,
      `pass integer class indices from 0 to ${fanOut - 1}, or give the last layer an output for each class`,
    );
  }
  return label;
}

function writeValues(who: string, values: Labels, out: Float32Array): void {
  for (let i = 0; i < values.length; i++) {
    const value: unknown = values[i];
    if (typeof value !== "number") throw typeError(who, `target ${i} is ${show(value)}`, "pass numbers only");
    out[i] = value;
  }
}
