import { assertFraction } from "../../core/check";
import { extraKernelsOf } from "../../wasm/extra-kernels";
import { RandomUse, seedHigh, seedLow, streamUse } from "../../wasm/random";
import type { Tensor } from "../../wasm/tensor";
import { NeuralLayer, type ForwardPass } from "../neural-layer";

/** An `AlphaDropout` layer as plain JSON. */
export interface AlphaDropoutConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "AlphaDropout";
  /** Probability that an element becomes SELU's lowest value in training, at least 0 and below 1. */
  readonly rate: number;
}

/** The value that SELU approaches for large negative inputs. */
const DROPPED = -1.7580993408473766;

/**
 * Dropout for networks of SELU: in training each element is SELU's lowest value with probability `rate`; then all
 * are scaled and shifted so that mean 0 and variance 1 stay. In evaluation it does nothing.
 * Source: Klambauer et al. (2017), section 3.
 */
export class AlphaDropout extends NeuralLayer {
  readonly type = "AlphaDropout";
  readonly config: AlphaDropoutConfig;

  #mask!: Tensor;
  #outputs!: Tensor;
  /** Whether the last pass dropped any. */
  #isDropping = false;

  /**
   * @param rate - Probability of the lowest value, at least 0 and below 1. Default 0.5.
   * @throws TypeError, RangeError for a rate outside that range.
   */
  constructor(rate = 0.5) {
    super();
    assertFraction("AlphaDropout", "rate", rate);
    this.config = { type: "AlphaDropout", rate };
  }

  override describe(): string {
    return `AlphaDropout(${this.config.rate})`;
  }

  protected override allocate(rows: number): void {
    this.#mask = this.workspace(rows * this.binding.fanOut);
    this.#outputs = this.workspace(rows * this.binding.fanOut);
  }

  /** The factor that keeps the variance at 1. */
  get #scale(): number {
    const { rate } = this.config;
    return 1 / Math.sqrt((1 - rate) * (1 + rate * DROPPED * DROPPED));
  }

  override forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor {
    const { rate } = this.config;
    this.#isDropping = pass.training && rate > 0;
    if (!this.#isDropping) return inputs;
    const { engine, index, seed, fanOut } = this.binding;
    const { kernels } = engine;
    const n = rows * fanOut;
    const [mask, outputs] = [this.#mask.pointer, this.#outputs.pointer];
    const scale = this.#scale;
    const threshold = Math.min(Math.round((1 - rate) * 2 ** 32), 2 ** 32 - 1);
    const use = streamUse(RandomUse.dropout, index);
    // The mask holds the factor of the gradient.
    kernels.dropoutMask(mask, n, threshold, scale, seedLow(seed), seedHigh(seed), use, pass.step);
    extraKernelsOf(kernels).alphaDropout(inputs.pointer, mask, outputs, n, DROPPED, scale, -scale * rate * DROPPED);
    return this.#outputs;
  }

  override backward(dOutputs: Tensor, rows: number): Tensor {
    if (!this.#isDropping) return dOutputs;
    const { engine, fanOut } = this.binding;
    engine.kernels.multiply(dOutputs.pointer, this.#mask.pointer, dOutputs.pointer, rows * fanOut);
    return dOutputs;
  }
}
