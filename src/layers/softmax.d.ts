import type { Tensor } from "../wasm/tensor";
import { NeuralLayer } from "./neural-layer";
/** A `Softmax` layer as plain JSON. */
export interface SoftmaxConfig {
  readonly type: "Softmax";
}
/**
 * Softmax of each row, `y_j = exp(x_j) / sum_k exp(x_k)`, with the largest x taken off first.
 * At the end of a network the loss `"crossEntropy"` takes its gradient past this layer in one
 * step; elsewhere the backward pass uses the full Jacobian.
 */
export declare class Softmax extends NeuralLayer {
  #private;
  readonly type = "Softmax";
  readonly config: SoftmaxConfig;
  protected allocate(rows: number): void;
  forward(inputs: Tensor, rows: number): Tensor;
  backward(dOutputs: Tensor, rows: number): Tensor;
}
