import type { Loss } from "../losses/loss";
import type { LayerStack } from "../network/layer-stack";
import { stageInputs } from "../network/network";
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
    stageInputs(who, "inputs", stack, inputs, rows);
    const classes = areClasses(targets, loss);
    const batch = this.#batchFor(rows, classes, targetColumns(targets, loss, stack.fanOut), weights !== undefined);
    writeTargets(who, targets, loss, rows, stack.fanOut, batch.targets);
    if (weights) batch.weights?.floats.set(weights);
    batch.rows = rows;
    return batch;
  }

  #batchFor(rows: number, classes: boolean, columns: number, weighted: boolean): ReusedBatch {
    const { stack, scope } = this;
    const last = this.#batch;
    const fits = last?.classes === classes && last.inputs === stack.inputs && (last.weights !== undefined) === weighted;
    if (fits && rows <= this.#capacity) return last;
    if (last !== undefined) scope.free(last.targets);
    if (last?.weights !== undefined) scope.free(last.weights);
    this.#batch = undefined;
    const capacity = Math.max(rows, this.#capacity);
    const weights = weighted ? scope.allocate(capacity) : undefined;
    this.#batch = new ReusedBatch(stack.inputs, scope.allocate(capacity * columns), classes, weights);
    this.#capacity = capacity;
    return this.#batch;
  }
}
