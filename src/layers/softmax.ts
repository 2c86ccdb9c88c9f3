import type { Tensor } from "../wasm/tensor";
import { NeuralLayer } from "./neural-layer";

/** A `Softmax` layer as plain JSON. */
export interface SoftmaxConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "Softmax";
}

/**
 * Softmax of each row, `y_j = exp(x_j) / sum_k exp(x_k)`, with the largest x taken off first.
 * At the end of a network the loss `"crossEntropy"` takes its gradient past this layer in one
 * step; elsewhere the backward pass uses the full Jacobian.
 */
export class Softmax extends NeuralLayer {
  readonly type = "Softmax";
  readonly config: SoftmaxConfig = { type: "Softmax" };

  #outputs!: Tensor;

  protected override allocate(rows: number): void {
    const { fanOut } = this.binding;
    this.#outputs = this.workspace(rows * fanOut);
  }

  override forward(inputs: Tensor, rows: number): Tensor {
    const { engine, fanOut } = this.binding;
    engine.kernels.softmaxForward(inputs.pointer, this.#outputs.pointer, rows, fanOut);
    return this.#outputs;
  }

  override backward(dOutputs: Tensor, rows: number): Tensor {
    const { engine, fanOut } = this.binding;
    engine.kernels.softmaxBackward(this.#outputs.pointer, dOutputs.pointer, dOutputs.pointer, rows, fanOut);
    return dOutputs;
  }
}
