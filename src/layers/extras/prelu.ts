import { assertFinite, assertSingle } from "../../core/check";
import { extraKernelsOf, type ExtraKernels } from "../../wasm/extra-kernels";
import type { Tensor } from "../../wasm/tensor";
import { NeuralLayer, type ParameterSpec } from "../neural-layer";

/** A `PReLU` layer as plain JSON. */
export interface PReLUConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "PReLU";
  /** Slope for negative inputs before training, any finite number; the trained one is in the state dict. */
  readonly slope: number;
}

/**
 * Leaky rectifier with a trained slope, one for all columns: `y = x` for x > 0, else `weight x`.
 * PyTorch's `PReLU()`. Source: He et al. (2015), eq. 1.
 */
export class PReLU extends NeuralLayer {
  readonly type = "PReLU";
  readonly config: PReLUConfig;

  #inputs!: Tensor;
  #outputs!: Tensor;
  #kernels!: ExtraKernels;

  /**
   * @param slope - First slope for negative inputs, a finite number. Default 0.25.
   * @throws TypeError, RangeError for a slope that is no finite number.
   */
  constructor(slope = 0.25) {
    super();
    assertFinite("PReLU", "slope", slope);
    assertSingle("PReLU", "slope", slope);
    this.config = { type: "PReLU", slope };
  }

  override describe(): string {
    return `PReLU(${this.config.slope})`;
  }

  override get parameterSpecs(): readonly ParameterSpec[] {
    return [{ key: "weight", kind: "weights", shape: [1] }];
  }

  override initialize(): void {
    const { engine, parameters } = this.binding;
    this.#kernels = extraKernelsOf(engine.kernels);
    parameters[0].floats.fill(this.config.slope);
  }

  protected override allocate(rows: number): void {
    this.#outputs = this.workspace(rows * this.binding.fanOut);
  }

  override forward(inputs: Tensor, rows: number): Tensor {
    const { fanOut, parameters } = this.binding;
    this.#inputs = inputs;
    this.#kernels.preluForward(inputs.pointer, this.#outputs.pointer, rows * fanOut, parameters[0].pointer);
    return this.#outputs;
  }

  override backward(dOutputs: Tensor, rows: number): Tensor {
    const { pointer } = dOutputs;
    const { fanOut, parameters } = this.binding;
    const n = rows * fanOut;
    const inputs = this.#inputs.pointer;
    this.#kernels.preluSlopeGradient(inputs, pointer, n, this.gradients[0].pointer);
    this.#kernels.preluBackward(inputs, pointer, pointer, n, parameters[0].pointer);
    return dOutputs;
  }
}
