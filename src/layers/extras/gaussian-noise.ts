import { assertNonNegative, assertSingle } from "../../core/check";
import { extraKernelsOf } from "../../wasm/extra-kernels";
import { RandomUse, seedHigh, seedLow, streamUse } from "../../wasm/random";
import type { Tensor } from "../../wasm/tensor";
import { NeuralLayer, type ForwardPass } from "../neural-layer";

/** A `GaussianNoise` layer as plain JSON. */
export interface GaussianNoiseConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "GaussianNoise";
  /** Standard deviation of the noise that training adds, 0 or more. */
  readonly deviation: number;
}

/**
 * Adds noise from N(0, deviation²) in training; does nothing in evaluation. The network's seed, the number of the
 * step and the layer's place fix the noise. Keras's `GaussianNoise`.
 */
export class GaussianNoise extends NeuralLayer {
  readonly type = "GaussianNoise";
  readonly config: GaussianNoiseConfig;

  #outputs!: Tensor;

  /**
   * @param deviation - Standard deviation of the noise, 0 or more. Default 0.1.
   * @throws TypeError, RangeError for a deviation that is no finite number of 0 or more.
   */
  constructor(deviation = 0.1) {
    super();
    assertNonNegative("GaussianNoise", "deviation", deviation);
    assertSingle("GaussianNoise", "deviation", deviation);
    this.config = { type: "GaussianNoise", deviation };
  }

  override describe(): string {
    return `GaussianNoise(${this.config.deviation})`;
  }

  protected override allocate(rows: number): void {
    this.#outputs = this.workspace(rows * this.binding.fanOut);
  }

  override forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor {
    const { deviation } = this.config;
    if (!pass.training || deviation === 0) return inputs;
    const { engine, index, seed, fanOut } = this.binding;
    const { pointer } = this.#outputs;
    const n = rows * fanOut;
    const use = streamUse(RandomUse.noise, index);
    engine.kernels.randomNormal(pointer, n, seedLow(seed), seedHigh(seed), use, pass.step);
    extraKernelsOf(engine.kernels).addScaled(inputs.pointer, pointer, pointer, n, deviation);
    return this.#outputs;
  }

  override backward(dOutputs: Tensor): Tensor {
    return dOutputs;
  }
}
