import { extraKernelsOf, type ExtraKernels } from "../../wasm/extra-kernels";
import type { Tensor } from "../../wasm/tensor";
import { NeuralLayer } from "../neural-layer";

/** A layer that maps each element by itself and whose derivative comes from its input. */
export abstract class ExtraActivation extends NeuralLayer {
  #inputs!: Tensor;
  #outputs!: Tensor;
  #kernels!: ExtraKernels;

  /** Which function, and the number that it takes. */
  protected abstract readonly code: number;
  protected readonly alpha: number = 0;

  override initialize(): void {
    this.#kernels = extraKernelsOf(this.binding.engine.kernels);
  }

  protected override allocate(rows: number): void {
    this.#outputs = this.workspace(rows * this.binding.fanOut);
  }

  override forward(inputs: Tensor, rows: number): Tensor {
    this.#inputs = inputs;
    const n = rows * this.binding.fanOut;
    this.#kernels.activationForward(this.code, inputs.pointer, this.#outputs.pointer, n, this.alpha);
    return this.#outputs;
  }

  override backward(dOutputs: Tensor, rows: number): Tensor {
    const { pointer } = dOutputs;
    const n = rows * this.binding.fanOut;
    this.#kernels.activationBackward(this.code, this.#inputs.pointer, pointer, pointer, n, this.alpha);
    return dOutputs;
  }
}
