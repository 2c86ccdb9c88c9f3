import { copyMatrix } from "../core/matrix";
import type { Loss } from "../losses/loss";
import type { LayerStack } from "../network/layer-stack";
import { assertFinite } from "../wasm/assert-finite";
import type { Tensor } from "../wasm/tensor";
import type { TensorScope } from "../wasm/tensor-scope";
import { ReusedBatch, type Batch, type Counting } from "./batch";
import type { WeighedSamples } from "../data/weigh-samples";
import { areClasses, countingOf, targetColumns, writeTargets } from "./staged-targets";

/** A data set in wasm memory, from which mini-batches are gathered. */
export class StagedDataset {
  readonly rows: number;
  readonly counting: Counting;
  /** Weight of each sample; undefined where all are 1. */
  readonly weights: Tensor | undefined;

  /** Whether targets are i32 class indices. */
  readonly #classes: boolean;
  readonly #inputs: Tensor;
  readonly #targets: Tensor;
  readonly #targetColumns: number;

  /** Copies samples whose shape was checked; their numbers are checked here. */
  constructor(
    who: string,
    private readonly stack: LayerStack,
    scope: TensorScope,
    { inputs, targets, rows, weights }: WeighedSamples,
    loss: Loss,
  ) {
    const { fanIn, fanOut } = stack;
    this.rows = rows;
    this.#classes = areClasses(targets, loss);
    this.counting = countingOf(targets, loss, fanOut);
    this.#targetColumns = targetColumns(targets, loss, fanOut);
    this.#inputs = scope.allocate(this.rows * fanIn);
    this.#targets = scope.allocate(this.rows * this.#targetColumns);
    copyMatrix(who, "inputs", inputs, this.#inputs.floats, rows, fanIn);
    assertFinite(who, "inputs", this.#inputs, this.rows, fanIn);
    stack.layers[0].assertInputs(who, this.#inputs.floats, this.rows);
    writeTargets(who, targets, loss, this.rows, fanOut, this.#targets);
    this.weights = weights && scope.allocate(this.rows);
    if (weights) this.weights?.floats.set(weights);
  }

  /** A batch that `gather` fills with up to `rows` samples. */
  createBatch(scope: TensorScope, rows: number): ReusedBatch {
    return new ReusedBatch(
      scope.allocate(rows * this.stack.fanIn),
      scope.allocate(rows * this.#targetColumns),
      this.#classes,
      this.weights && scope.allocate(rows),
    );
  }

  /** Copies the samples at `order[first]` to `order[first + rows - 1]` into a batch. */
  gather(batch: ReusedBatch, order: Tensor, first: number, rows: number): void {
    const { kernels } = this.stack.engine;
    const indices = order.pointerAt(first);
    kernels.gatherRows(this.#inputs.pointer, indices, batch.inputs.pointer, rows, this.stack.fanIn);
    kernels.gatherRows(this.#targets.pointer, indices, batch.targets.pointer, rows, this.#targetColumns);
    if (this.weights) kernels.gatherRows(this.weights.pointer, indices, batch.weights!.pointer, rows, 1);
    batch.rows = rows;
  }

  /** The samples from `first` on, in place. */
  slice(first: number, rows: number): Batch {
    const { fanIn } = this.stack;
    return {
      inputs: this.#inputs.slice(first * fanIn, rows * fanIn),
      targets: this.#targets.slice(first * this.#targetColumns, rows * this.#targetColumns),
      classes: this.#classes,
      weights: this.weights?.slice(first, rows),
      rows,
    };
  }
}
