/** Targets in wasm memory. */
import { rangeError } from "../core/check";
import { copyMatrix, isColumn } from "../core/matrix";
import { checkedClass, checkedValue, type Labels, type Targets } from "../data/targets";
import type { Loss } from "../losses/loss";
import { assertFinite } from "../wasm/assert-finite";
import type { Tensor } from "../wasm/tensor";
import type { Counting } from "./batch";

/** Whether a loss takes these targets as class indices. */
export function areClasses(targets: Targets, loss: Loss): boolean {
  return loss.targetKind === "classes" && isColumn(targets);
}

/** Columns of targets that come as rows. */
export function rowColumns({ targetColumns }: Loss, fanOut: number): number {
  return targetColumns ?? fanOut;
}

/** Elements that the targets of `rows` samples take in memory. */
export function targetColumns(targets: Targets, loss: Loss, fanOut: number): number {
  return areClasses(targets, loss) ? 1 : rowColumns(loss, fanOut);
}

/** Rows of targets for independent outputs have a label for each of them; all else names one class a row, or none. */
export function countingOf(targets: Targets, loss: Loss, fanOut: number): Counting {
  const isList = isColumn(targets);
  if (loss.hasAccuracy === false) return undefined;
  if (!loss.takesProbabilities) return isList && rowColumns(loss, fanOut) > 1 ? "rows" : undefined;
  return loss.targetKind === "rows" && !isList && fanOut > 1 ? "labels" : "rows";
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
  const columns = rowColumns(loss, fanOut);
  if (!isColumn(targets)) {
    copyMatrix(who, "targets", targets, out.floats, rows, columns);
    assertValues(who, loss, out, rows, columns);
  } else if (areClasses(targets, loss)) {
    writeClasses(who, targets, rows, fanOut, out.integers);
  } else if (columns === 1) {
    writeValues(who, targets, rows, out.floats);
    assertValues(who, loss, out, rows, columns);
  } else {
    writeOneHot(who, targets, rows, columns, out.floats);
  }
}

function assertValues(who: string, loss: Loss, out: Tensor, rows: number, fanOut: number): void {
  assertFinite(who, "targets", out, rows, fanOut);
  const { takesProbabilities, leastTarget = takesProbabilities ? 0 : -Infinity } = loss;
  if (leastTarget === -Infinity) return;
  const largest = takesProbabilities ? 1 : Infinity;
  const values = out.floats;
  for (let i = 0; i < rows * fanOut; i++) {
    if (values[i] >= leastTarget && values[i] <= largest) continue;
    const needed = takesProbabilities ? "probabilities from 0 to 1" : `numbers of ${leastTarget} or more`;
    throw rangeError(
      who,
      `targets at row ${Math.floor(i / fanOut)}, column ${i % fanOut} are ${values[i]}`,
      `pass ${needed} for the loss "${loss.name}"`,
    );
  }
}

function writeClasses(who: string, labels: Labels, rows: number, fanOut: number, out: Int32Array): void {
  for (let i = 0; i < rows; i++) out[i] = checkedClass(who, labels[i], i, fanOut);
}

function writeOneHot(who: string, labels: Labels, rows: number, fanOut: number, out: Float32Array): void {
  out.fill(0, 0, rows * fanOut);
  for (let i = 0; i < rows; i++) out[i * fanOut + checkedClass(who, labels[i], i, fanOut)] = 1;
}

function writeValues(who: string, values: Labels, rows: number, out: Float32Array): void {
  for (let i = 0; i < rows; i++) out[i] = checkedValue(who, values[i], i);
}
