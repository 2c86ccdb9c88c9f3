import { type MatrixLike } from "../core/matrix";
import type { Loss } from "../losses/loss";
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
export declare function isLabels(targets: Targets): targets is Labels;
/** Checks the form and number of targets against the samples and the network's outputs. */
export declare function checkTargets(who: string, targets: Targets, rows: number, fanOut: number): void;
/** Whether a loss takes these targets as class indices. */
export declare function areClasses(targets: Targets, loss: Loss): boolean;
/** Elements that the targets of `rows` samples take in memory. */
export declare function targetColumns(targets: Targets, loss: Loss, fanOut: number): number;
/** Whether it makes sense to count how often the outputs name the right class. */
export declare function nameClasses(targets: Targets, loss: Loss, fanOut: number): boolean;
/**
 * Copies checked targets into `out`: as i32 class indices where `areClasses`, else as f32 rows.
 *
 * @throws TypeError, RangeError for numbers that are no target of this loss.
 */
export declare function writeTargets(
  who: string,
  targets: Targets,
  loss: Loss,
  rows: number,
  fanOut: number,
  out: Tensor,
): void;
