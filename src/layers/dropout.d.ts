import type { Tensor } from "../wasm/tensor";
import { NeuralLayer, type ForwardPass } from "./neural-layer";
/** A `Dropout` layer as plain JSON. */
export interface DropoutConfig {
  readonly type: "Dropout";
  readonly rate: number;
}
/**
 * Inverted dropout: in training each element is zero with probability `rate`, else divided by
 * `1 - rate`; in evaluation the layer does nothing. The network's seed, the number of the
 * step and the layer's place fix the mask. Source: Srivastava et al. (2014).
 */
export declare class Dropout extends NeuralLayer {
  #private;
  readonly type = "Dropout";
  readonly config: DropoutConfig;
  /**
   * @param rate - Probability of zero, at least 0 and below 1. Default 0.5.
   * @throws TypeError, RangeError for a rate outside that range.
   */
  constructor(rate?: number);
  describe(): string;
  protected allocate(rows: number): void;
  forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor;
  backward(dOutputs: Tensor, rows: number): Tensor;
}
