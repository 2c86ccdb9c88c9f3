import { assertFraction } from "../core/check";
import { RandomUse, seedHigh, seedLow, streamUse } from "../wasm/random";
import { NeuralLayer } from "./neural-layer";
/**
 * Inverted dropout: in training each element is zero with probability `rate`, else divided by
 * `1 - rate`; in evaluation the layer does nothing. The network's seed, the number of the
 * step and the layer's place fix the mask. Source: Srivastava et al. (2014).
 */
export class Dropout extends NeuralLayer {
  type = "Dropout";
  config;
  #mask;
  #outputs;
  /**
   * @param rate - Probability of zero, at least 0 and below 1. Default 0.5.
   * @throws TypeError, RangeError for a rate outside that range.
   */
  constructor(rate = 0.5) {
    super();
    assertFraction("Dropout", "rate", rate);
    this.config = { type: "Dropout", rate };
  }
  describe() {
    return `Dropout(${this.config.rate})`;
  }
  allocate(rows) {
    const { fanOut } = this.binding;
    this.#mask = this.workspace(rows * fanOut);
    this.#outputs = this.workspace(rows * fanOut);
  }
  forward(inputs, rows, pass) {
    if (!pass.training || this.config.rate === 0) return inputs;
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
  backward(dOutputs, rows) {
    if (this.config.rate === 0) return dOutputs;
    const { engine, fanOut } = this.binding;
    engine.kernels.multiply(dOutputs.pointer, this.#mask.pointer, dOutputs.pointer, rows * fanOut);
    return dOutputs;
  }
}
