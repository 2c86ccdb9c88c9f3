import { show, typeError } from "../core/check";
import { checkMatrix, copyMatrix } from "../core/matrix";
import { assertFinite } from "../wasm/assert-finite";
import { areClasses, nameClasses, targetColumns, writeTargets } from "./targets";
export function assertDataset(who, dataset) {
  if (dataset !== null && typeof dataset === "object") return;
  throw typeError(who, `the data are ${show(dataset)}`, "pass { inputs, targets }");
}
/** A data set in wasm memory, from which mini-batches are gathered. */
export class StagedDataset {
  stack;
  rows;
  /** Whether targets are i32 class indices. */
  classes;
  /** Whether it makes sense to count right classes. */
  hasAccuracy;
  #inputs;
  #targets;
  #targetColumns;
  /** Copies a data set whose shape was checked; its numbers are checked here. */
  constructor(who, stack, scope, { inputs, targets }, loss) {
    this.stack = stack;
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
  createBatch(scope, rows) {
    return new GatheredBatch(
      scope.allocate(rows * this.stack.fanIn),
      scope.allocate(rows * this.#targetColumns),
      this.classes,
    );
  }
  /** Copies the samples at `order[first]` to `order[first + rows - 1]` into a batch. */
  gather(batch, order, first, rows) {
    const { kernels } = this.stack.engine;
    const indices = order.pointerAt(first);
    kernels.gatherRows(this.#inputs.pointer, indices, batch.inputs.pointer, rows, this.stack.fanIn);
    kernels.gatherRows(this.#targets.pointer, indices, batch.targets.pointer, rows, this.#targetColumns);
    batch.rows = rows;
  }
  /** The samples from `first` on, in place. */
  slice(first, rows) {
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
export class GatheredBatch {
  inputs;
  targets;
  classes;
  rows = 0;
  constructor(inputs, targets, classes) {
    this.inputs = inputs;
    this.targets = targets;
    this.classes = classes;
  }
}
