import { copyMatrix } from "../core/matrix";
import type { Loss } from "../losses/loss";
import type { LayerStack } from "../network/layer-stack";
import { assertFinite } from "../wasm/assert-finite";
import type { TensorScope } from "../wasm/tensor-scope";
import { ReusedBatch, type Batch } from "./batch";
import type { WeighedSamples } from "../data/weigh-samples";
import { areClasses, targetColumns, writeTargets } from "./staged-targets";

/** Room in wasm memory for one batch after the other; allocates only when batches get larger or of another kind. */
export class BatchStage {
  #batch: ReusedBatch | undefined;
  #capacity = 0;

  constructor(
    private readonly stack: LayerStack,
    private readonly scope: TensorScope,
    private readonly loss: Loss,
  ) {}

  /** Copies checked samples, for which the stack has room. */
  stage(who: string, { inputs, targets, rows, weights }: WeighedSamples): Batch {
    const { stack, loss } = this;
    const classes = areClasses(targets, loss);
    const batch = this.#batchFor(rows, classes, targetColumns(targets, loss, stack.fanOut), weights !== undefined);
    copyMatrix(who, "inputs", inputs, batch.inputs.floats, rows, stack.fanIn);
    assertFinite(who, "inputs", batch.inputs, rows, stack.fanIn);
    writeTargets(who, targets, loss, rows, stack.fanOut, batch.targets);
    if (weights) batch.weights?.floats.set(weights);
    batch.rows = rows;
    return batch;
  }

  #batchFor(rows: number, classes: boolean, columns: number, weighted: boolean): ReusedBatch {
    const { stack, scope } = this;
    const last = this.#batch;
    const fits = last?.classes === classes && (last.weights !== undefined) === weighted;
    if (fits && rows <= this.#capacity) return last;
    for (const tensor of [last?.inputs, last?.targets, last?.weights]) if (tensor) scope.free(tensor);
    this.#batch = undefined;
    const capacity = Math.max(rows, this.#capacity);
    const inputs = scope.allocate(capacity * stack.fanIn);
    const weights = weighted ? scope.allocate(capacity) : undefined;
    this.#batch = new ReusedBatch(inputs, scope.allocate(capacity * columns), classes, weights);
    this.#capacity = capacity;
    return this.#batch;
  }
}
