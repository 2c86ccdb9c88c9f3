import { show, typeError } from "../core/check";
import type { MatrixLike } from "../core/matrix";
import { checkMatrix, copyMatrix } from "../core/matrix";
import type { Loss } from "../losses/loss";
import type { LayerStack } from "../network/layer-stack";
import { assertFinite } from "../wasm/assert-finite";
import type { Tensor } from "../wasm/tensor";
import type { TensorScope } from "../wasm/tensor-scope";
import type { Batch } from "./stepper";
import { areClasses, nameClasses, targetColumns, writeTargets, type Targets } from "./targets";

/** Samples and what a network is to give for them. */
export interface Dataset {
  /** (samples, fanIn). */
  readonly inputs: MatrixLike;
  /** One class index or one row for each sample. */
  readonly targets: Targets;
}

export function assertDataset(who: string, dataset: unknown): void {
  if (dataset !== null && typeof dataset === "object") return;
  throw typeError(who, `the data are ${show(dataset)}`, "pass { inputs, targets }");
}

/** A data set in wasm memory, from which mini-batches are gathered. */
export class StagedDataset {
  readonly rows: number;
  /** Whether targets are i32 class indices. */
  readonly classes: boolean;
  /** Whether it makes sense to count right classes. */
  readonly hasAccuracy: boolean;

  readonly #inputs: Tensor;
  readonly #targets: Tensor;
  readonly #targetColumns: number;

  /** Copies a data set whose shape was checked; its numbers are checked here. */
  constructor(
    who: string,
    private readonly stack: LayerStack,
    scope: TensorScope,
    { inputs, targets }: Dataset,
    loss: Loss,
  ) {
    const { fanIn, fanOut } = stack;
    this.rows = checkMatrix(who, "inputs", inputs);
    this.classes = areClasses(targets, loss);
    this.hasAccuracy = nameClasses(targets, loss, fanOut);
    this.#targetColumns = targetColumns(targets, loss, fanOut);
    this.#inputs = scope.allocate(this.rows * fanIn);
    this.#targets = scope.allocate(this.rows * this.#targetColumns);
    copyMatrix(who, "inputs", inputs, this.#inputs.floats);
    assertFinite(who, "inputs", this.#inputs, this.rows, fanIn);
    writeTargets(who, targets, loss, this.rows, fanOut, this.#targets);
  }

  /** A batch that `gather` fills with up to `rows` samples. */
  createBatch(scope: TensorScope, rows: number): GatheredBatch {
    return new GatheredBatch(
      scope.allocate(rows * this.stack.fanIn),
      scope.allocate(rows * this.#targetColumns),
      this.classes,
    );
  }

  /** Copies the samples at `order[first]` to `order[first + rows - 1]` into a batch. */
  gather(batch: GatheredBatch, order: Tensor, first: number, rows: number): void {
    const { kernels } = this.stack.engine;
    const indices = order.pointerAt(first);
    kernels.gatherRows(this.#inputs.pointer, indices, batch.inputs.pointer, rows, this.stack.fanIn);
    kernels.gatherRows(this.#targets.pointer, indices, batch.targets.pointer, rows, this.#targetColumns);
    batch.rows = rows;
  }

  /** The samples from `first` on, in place. */
  slice(first: number, rows: number): Batch {
    const { fanIn } = this.stack;
    return {
      inputs: this.#inputs.slice(first * fanIn, rows * fanIn),
      targets: this.#targets.slice(first * this.#targetColumns, rows * this.#targetColumns),
      classes: this.classes,
      rows,
    };
  }
}

/** A batch that is filled again and again. */
export class GatheredBatch implements Batch {
  rows = 0;

  constructor(
    readonly inputs: Tensor,
    readonly targets: Tensor,
    readonly classes: boolean,
  ) {}
}
