import type { Kernels } from "../wasm/kernels";
import type { Tensor } from "../wasm/tensor";
import { NeuralLayer } from "./neural-layer";

/** A layer that maps each element by itself and whose derivative can be had from its output. */
export abstract class Elementwise extends NeuralLayer {
  #outputs!: Tensor;

  /** y = f(x) over `n` elements. */
  protected abstract activate(kernels: Kernels, x: number, y: number, n: number): void;

  /** dx = f'(x) dy by way of y = f(x), over `n` elements; dx may be dy. */
  protected abstract differentiate(kernels: Kernels, y: number, dy: number, dx: number, n: number): void;

  protected override allocate(rows: number): void {
    const { fanOut } = this.binding;
    this.#outputs = this.workspace(rows * fanOut);
  }

  override forward(inputs: Tensor, rows: number): Tensor {
    const { engine, fanOut } = this.binding;
    this.activate(engine.kernels, inputs.pointer, this.#outputs.pointer, rows * fanOut);
    return this.#outputs;
  }

  override backward(dOutputs: Tensor, rows: number): Tensor {
    const { engine, fanOut } = this.binding;
    const { pointer } = dOutputs;
    this.differentiate(engine.kernels, this.#outputs.pointer, pointer, pointer, rows * fanOut);
    return dOutputs;
  }
}
