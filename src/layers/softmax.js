import { NeuralLayer } from "./neural-layer";
/**
 * Softmax of each row, `y_j = exp(x_j) / sum_k exp(x_k)`, with the largest x taken off first.
 * At the end of a network the loss `"crossEntropy"` takes its gradient past this layer in one
 * step; elsewhere the backward pass uses the full Jacobian.
 */
export class Softmax extends NeuralLayer {
  type = "Softmax";
  config = { type: "Softmax" };
  #outputs;
  allocate(rows) {
    const { fanOut } = this.binding;
    this.#outputs = this.workspace(rows * fanOut);
  }
  forward(inputs, rows) {
    const { engine, fanOut } = this.binding;
    engine.kernels.softmaxForward(inputs.pointer, this.#outputs.pointer, rows, fanOut);
    return this.#outputs;
  }
  backward(dOutputs, rows) {
    const { engine, fanOut } = this.binding;
    engine.kernels.softmaxBackward(this.#outputs.pointer, dOutputs.pointer, dOutputs.pointer, rows, fanOut);
    return dOutputs;
  }
}
