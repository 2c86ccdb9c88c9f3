import type { MatrixLike } from "../core/matrix";
import type { Loss } from "../losses/loss";
import type { LayerStack } from "../network/layer-stack";
import type { Tensor } from "../wasm/tensor";
import type { TensorScope } from "../wasm/tensor-scope";
import type { Batch } from "./stepper";
import { type Targets } from "./targets";
/** Samples and what a network is to give for them. */
export interface Dataset {
  /** (samples, fanIn). */
  readonly inputs: MatrixLike;
  /** One class index or one row for each sample. */
  readonly targets: Targets;
}
export declare function assertDataset(who: string, dataset: unknown): void;
/** A data set in wasm memory, from which mini-batches are gathered. */
export declare class StagedDataset {
  #private;
  private readonly stack;
  readonly rows: number;
  /** Whether targets are i32 class indices. */
  readonly classes: boolean;
  /** Whether it makes sense to count right classes. */
  readonly hasAccuracy: boolean;
  /** Copies a data set whose shape was checked; its numbers are checked here. */
  constructor(who: string, stack: LayerStack, scope: TensorScope, { inputs, targets }: Dataset, loss: Loss);
  /** A batch that `gather` fills with up to `rows` samples. */
  createBatch(scope: TensorScope, rows: number): GatheredBatch;
  /** Copies the samples at `order[first]` to `order[first + rows - 1]` into a batch. */
  gather(batch: GatheredBatch, order: Tensor, first: number, rows: number): void;
  /** The samples from `first` on, in place. */
  slice(first: number, rows: number): Batch;
}
/** A batch that is filled again and again. */
export declare class GatheredBatch implements Batch {
  readonly inputs: Tensor;
  readonly targets: Tensor;
  readonly classes: boolean;
  rows: number;
  constructor(inputs: Tensor, targets: Tensor, classes: boolean);
}
