import { assertBoolean, assertInteger, assertOneOf, assertOptions } from "../core/check";
import { Start } from "../wasm/kernels";
import { initialize, INITIALIZERS } from "./initializers";
import { NeuralLayer } from "./neural-layer";
/**
 * Affine map of each sample: `y = x W + b`, x (batchSize, fanIn), W (fanIn, fanOut), b (fanOut).
 *
 * In a state dict the weight is transposed, `[fanOut, fanIn]`, as in PyTorch.
 *
 * @example
 * ```ts
 * const layer = new Linear(784, 256, { initializer: "he" });
 * ```
 */
export class Linear extends NeuralLayer {
  type = "Linear";
  config;
  #inputs;
  #outputs;
  #dInputs;
  /**
   * @param fanIn - Columns of the inputs, 1 or more.
   * @param fanOut - Columns of the outputs, 1 or more.
   * @throws TypeError, RangeError for sizes or options that are not valid.
   */
  constructor(fanIn, fanOut, options = {}) {
    super();
    assertInteger("Linear", "fanIn", fanIn, 1);
    assertInteger("Linear", "fanOut", fanOut, 1);
    assertOptions("Linear", options, ["bias", "initializer"]);
    const { bias = true, initializer = "xavier" } = options;
    assertBoolean("Linear", "bias", bias);
    assertOneOf("Linear", "initializer", initializer, INITIALIZERS);
    this.config = { type: "Linear", fanIn, fanOut, bias, initializer };
  }
  describe() {
    const { fanIn, fanOut, bias } = this.config;
    return `Linear(${fanIn}, ${fanOut}${bias ? "" : ", no bias"})`;
  }
  get fixedFanIn() {
    return this.config.fanIn;
  }
  fanOutFor(fanIn) {
    this.assertFanIn(this.config.fanIn, fanIn);
    return this.config.fanOut;
  }
  get parameterSpecs() {
    const { fanIn, fanOut, bias } = this.config;
    const weight = { key: "weight", kind: "weights", shape: [fanOut, fanIn] };
    return bias ? [weight, { key: "bias", kind: "biases", shape: [fanOut] }] : [weight];
  }
  initialize() {
    const { fanIn, fanOut, initializer } = this.config;
    const { seed, index, parameters } = this.binding;
    initialize(initializer, seed, index, fanIn, fanOut, parameters[0], parameters.at(1));
  }
  allocate(rows) {
    const { fanIn, fanOut } = this.binding;
    this.#outputs = this.workspace(rows * fanOut);
    this.#dInputs = this.workspace(rows * fanIn);
  }
  forward(inputs, rows) {
    const { engine, fanIn, fanOut, parameters } = this.binding;
    this.#inputs = inputs;
    engine.kernels.gemmNN(
      rows,
      fanOut,
      fanIn,
      inputs.pointer,
      fanIn,
      parameters[0].pointer,
      fanOut,
      this.#outputs.pointer,
      fanOut,
      this.config.bias ? Start.row : Start.zero,
      this.config.bias ? parameters[1].pointer : 0,
      engine.gemmScratch,
    );
    return this.#outputs;
  }
  backward(dOutputs, rows, needsInputGradient) {
    const { engine, fanIn, fanOut, parameters } = this.binding;
    const { kernels, gemmScratch } = engine;
    kernels.gemmTN(
      fanIn,
      fanOut,
      rows,
      this.#inputs.pointer,
      fanIn,
      dOutputs.pointer,
      fanOut,
      this.gradients[0].pointer,
      fanOut,
      Start.zero,
      0,
      gemmScratch,
    );
    if (this.config.bias) kernels.columnSums(dOutputs.pointer, this.gradients[1].pointer, rows, fanOut);
    if (needsInputGradient) {
      kernels.gemmNT(
        rows,
        fanIn,
        fanOut,
        dOutputs.pointer,
        fanOut,
        parameters[0].pointer,
        fanOut,
        this.#dInputs.pointer,
        fanIn,
        Start.zero,
        0,
        gemmScratch,
      );
    }
    return this.#dInputs;
  }
}
