import type { Tensor } from "../wasm/tensor";

/** What accuracy counts: rows whose class is right, or, of several labels a row, labels; undefined where it makes no sense. */
export type Counting = "rows" | "labels" | undefined;

/** Samples in wasm memory: inputs (rows x fanIn); targets as i32 class indices or as rows of f32. */
export interface Batch {
  readonly inputs: Tensor;
  readonly targets: Tensor;
  readonly classes: boolean;
  /** Weight of each sample, above 0; undefined where all are 1. */
  readonly weights: Tensor | undefined;
  readonly rows: number;
}

/** A batch that is filled again and again. */
export class ReusedBatch implements Batch {
  rows = 0;

  constructor(
    readonly inputs: Tensor,
    readonly targets: Tensor,
    readonly classes: boolean,
    readonly weights: Tensor | undefined,
  ) {}
}

/** What the samples of a batch count together. */
export function weightOf({ weights, rows }: Batch): number {
  if (weights === undefined) return rows;
  const { floats } = weights;
  let sum = 0;
  for (let r = 0; r < rows; r++) sum += floats[r];
  return sum;
}
