import type { Loss } from "../losses/loss";
import type { LayerStack } from "../network/layer-stack";
import type { Tensor } from "../wasm/tensor";
import type { TensorScope } from "../wasm/tensor-scope";
import { weightOf, type Batch, type Counting } from "./batch";

/**
 * Passes through a network and its loss. Owns the gradient with respect to the outputs;
 * allocates only when batches get larger.
 */
export class LossPass {
  readonly #pass = { training: true, step: 0 };
  #dOutputs: Tensor | undefined;
  #outputs: Tensor | undefined;

  constructor(
    readonly stack: LayerStack,
    private readonly scope: TensorScope,
    readonly loss: Loss,
  ) {}

  /** Makes room for batches of `rows` rows. */
  reserve(rows: number): void {
    this.stack.reserve(rows);
    const length = this.stack.reservedRows * this.stack.fanOut;
    if (this.#dOutputs !== undefined && this.#dOutputs.length >= length) return;
    if (this.#dOutputs !== undefined) this.scope.free(this.#dOutputs);
    this.#dOutputs = undefined;
    this.#dOutputs = this.scope.allocate(length);
  }

  /** Number of terms, by their weights, that the loss of a batch is the mean of. */
  termsOf(batch: Batch): number {
    return this.loss.count(1, this.stack.fanOut) * weightOf(batch);
  }

  /**
   * The sum of the loss over a batch, times `scale`; the gradient of that with respect to the outputs on the side.
   *
   * @param pass - Number of the training pass, from 1; 0 for evaluation mode.
   */
  forward({ inputs, targets, classes, rows, weights }: Batch, scale: number, pass: number): number {
    const { stack, loss } = this;
    const { fanOut } = stack;
    const { kernels } = stack.engine;
    this.#pass.training = pass > 0;
    this.#pass.step = pass;
    const outputs = stack.forward(inputs, rows, this.#pass);
    this.#outputs = outputs;
    const dOutputs = this.#dOutputs!;
    if (weights === undefined) {
      const { pointer } = dOutputs;
      return scale * loss.evaluate(kernels, outputs.pointer, targets.pointer, classes, pointer, rows, fanOut, scale);
    }
    const { floats } = weights;
    const columns = classes ? 1 : (loss.targetColumns ?? fanOut);
    let sum = 0;
    for (let r = 0; r < rows; r++) {
      const weight = floats[r];
      const [from, to] = [outputs.pointerAt(r * fanOut), dOutputs.pointerAt(r * fanOut)];
      const target = targets.pointerAt(r * columns);
      sum += weight * loss.evaluate(kernels, from, target, classes, to, 1, fanOut, scale * weight);
    }
    return scale * sum;
  }

  /** Gradients of all parameters, for the last forward pass, and that of the inputs if it is needed. */
  backward(rows: number, needsInputs = false): Tensor {
    return this.stack.backward(this.#dOutputs!, rows, this.loss.fusedLayers, needsInputs);
  }

  /** Outputs of the last pass, (rows x fanOut), good until the next. */
  get outputs(): Tensor {
    return this.#outputs!;
  }

  /** Rows of the last batch whose outputs name the class that the targets name; of several labels, their share of each row. */
  countCorrect({ targets, classes, rows }: Batch, counting: Counting): number | undefined {
    if (counting === undefined) return undefined;
    const { fanOut, engine } = this.stack;
    const { pointer } = this.outputs;
    if (counting === "labels") return this.#countLabels(targets.floats, rows * fanOut) / fanOut;
    return classes
      ? engine.kernels.countCorrectLabels(pointer, targets.pointer, rows, fanOut)
      : engine.kernels.countCorrectRows(pointer, targets.pointer, rows, fanOut);
  }

  #countLabels(targets: Float32Array, length: number): number {
    const outputs = this.outputs.floats;
    let right = 0;
    for (let i = 0; i < length; i++) right += Number(outputs[i] >= 0.5 === targets[i] >= 0.5);
    return right;
  }
}
