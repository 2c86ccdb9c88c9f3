import { assertFraction } from "../core/check";
import { RandomUse, seedHigh, seedLow, streamUse } from "../wasm/random";
import type { Tensor } from "../wasm/tensor";
import { NeuralLayer, type ForwardPass } from "./neural-layer";

/** A `Dropout` layer as plain JSON. */
export interface DropoutConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "Dropout";
  /** Probability that an element becomes zero in training, at least 0 and below 1. */
  readonly rate: number;
}

/**
 * Inverted dropout: in training each element is zero with probability `rate`, else divided by
 * `1 - rate`; in evaluation the layer does nothing. The network's seed, the number of the
 * step and the layer's place fix the mask. Source: Srivastava et al. (2014).
 */
export class Dropout extends NeuralLayer {
  readonly type = "Dropout";
  readonly config: DropoutConfig;

  #mask!: Tensor;
  #outputs!: Tensor;
  /** Whether the last pass dropped any. */
  #isDropping = false;

  /**
   * @param rate - Probability of zero, at least 0 and below 1. Default 0.5.
   * @throws TypeError, RangeError for a rate outside that range.
   */
  constructor(rate = 0.5) {
    super();
    assertFraction("Dropout", "rate", rate);
    this.config = { type: "Dropout", rate };
  }

  override describe(): string {
    return `Dropout(${this.config.rate})`;
  }

  protected override allocate(rows: number): void {
    const { fanOut } = this.binding;
    this.#mask = this.workspace(rows * fanOut);
    this.#outputs = this.workspace(rows * fanOut);
  }

  override forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor {
    this.#isDropping = pass.training && this.config.rate > 0;
    if (!this.#isDropping) return inputs;
    const { engine, index, seed, fanOut } = this.binding;
    const keep = 1 - this.config.rate;
    const n = rows * fanOut;
    engine.kernels.dropoutMask(
      this.#mask.pointer,
      n,
      Math.min(Math.round(keep * 2 ** 32), 2 ** 32 - 1),
      1 / keep,
      seedLow(seed),
      seedHigh(seed),
      streamUse(RandomUse.dropout, index),
      pass.step,
    );
    engine.kernels.multiply(inputs.pointer, this.#mask.pointer, this.#outputs.pointer, n);
    return this.#outputs;
  }

  override backward(dOutputs: Tensor, rows: number): Tensor {
    if (!this.#isDropping) return dOutputs;
    const { engine, fanOut } = this.binding;
    engine.kernels.multiply(dOutputs.pointer, this.#mask.pointer, dOutputs.pointer, rows * fanOut);
    return dOutputs;
  }
}
