import { assertBoolean, assertInteger } from "../core/check";
import { defineOptions, type RowsFor } from "../core/option-table";
import { Start } from "../wasm/kernels";
import type { Tensor } from "../wasm/tensor";
import { assertInitializer, initialize, type Initializer } from "./initializers";
import { NeuralLayer, type ParameterSpec } from "./neural-layer";

/** Options of a `Linear` layer. */
export interface LinearOptions {
  /** Whether a bias is added. Default `true`. */
  readonly bias?: boolean;
  /** How the weights begin. Default `"xavier"`; `"he"` suits ReLU. */
  readonly initializer?: Initializer;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  bias: [assertBoolean, true],
  initializer: [assertInitializer, "xavier"],
} satisfies RowsFor<LinearOptions>);

/** A `Linear` layer as plain JSON. */
export interface LinearConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "Linear";
  /** Columns of the inputs, 1 or more. */
  readonly fanIn: number;
  /** Columns of the outputs, 1 or more. */
  readonly fanOut: number;
  /** Whether a trained number is added to each output. */
  readonly bias: boolean;
  /** Distribution from which weights, and for `"normal"` biases, begin. */
  readonly initializer: Initializer;
}

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
  readonly type = "Linear";
  readonly config: LinearConfig;

  #inputs!: Tensor;
  #outputs!: Tensor;
  #dInputs!: Tensor;

  /**
   * @param fanIn - Columns of the inputs, 1 or more.
   * @param fanOut - Columns of the outputs, 1 or more.
   * @throws TypeError, RangeError for sizes or options that are not valid.
   */
  constructor(fanIn: number, fanOut: number, options: LinearOptions = {}) {
    super();
    assertInteger("Linear", "fanIn", fanIn, 1);
    assertInteger("Linear", "fanOut", fanOut, 1);
    const { bias, initializer } = OPTIONS.complete("Linear", options);
    const kept = typeof initializer === "string" ? initializer : Object.freeze({ ...initializer });
    this.config = { type: "Linear", fanIn, fanOut, bias, initializer: kept };
  }

  override describe(): string {
    const { fanIn, fanOut, bias } = this.config;
    return `Linear(${fanIn}, ${fanOut}${bias ? "" : ", no bias"})`;
  }

  override get fixedFanIn(): number {
    return this.config.fanIn;
  }

  override fanOutFor(fanIn: number): number {
    this.assertFanIn(this.config.fanIn, fanIn);
    return this.config.fanOut;
  }

  override get parameterSpecs(): readonly ParameterSpec[] {
    const { fanIn, fanOut, bias } = this.config;
    const weight: ParameterSpec = { key: "weight", kind: "weights", shape: [fanOut, fanIn] };
    return bias ? [weight, { key: "bias", kind: "biases", shape: [fanOut] }] : [weight];
  }

  override initialize(): void {
    const { fanIn, fanOut, initializer } = this.config;
    const { seed, index, parameters } = this.binding;
    const [weights, biases] = parameters as readonly [Tensor, Tensor | undefined];
    initialize(initializer, { seed, layer: index, fanIn, fanOut, weights, biases });
  }

  protected override allocate(rows: number): void {
    const { fanIn, fanOut } = this.binding;
    this.#outputs = this.workspace(rows * fanOut);
    this.#dInputs = this.workspace(rows * fanIn);
  }

  override forward(inputs: Tensor, rows: number): Tensor {
    const { engine, fanIn, fanOut, parameters } = this.binding;
    const { bias } = this.config;
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
      bias ? Start.row : Start.zero,
      bias ? parameters[1].pointer : 0,
      engine.gemmScratch,
    );
    return this.#outputs;
  }

  override backward(dOutputs: Tensor, rows: number, needsInputGradient: boolean): Tensor {
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
    if (this.config.bias) kernels.columnSums(dOutputs.pointer, this.gradients[1].pointer, rows, fanOut, fanOut);
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
