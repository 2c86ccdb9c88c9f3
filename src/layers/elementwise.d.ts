import type { Kernels } from "../wasm/kernels";
import type { Tensor } from "../wasm/tensor";
import { NeuralLayer } from "./neural-layer";
/** A layer that maps each element by itself and whose derivative can be had from its output. */
export declare abstract class Elementwise extends NeuralLayer {
  #private;
  /** y = f(x) over `n` elements. */
  protected abstract activate(kernels: Kernels, x: number, y: number, n: number): void;
  /** dx = f'(x) dy by way of y = f(x), over `n` elements; dx may be dy. */
  protected abstract differentiate(kernels: Kernels, y: number, dy: number, dx: number, n: number): void;
  protected allocate(rows: number): void;
  forward(inputs: Tensor, rows: number): Tensor;
  backward(dOutputs: Tensor, rows: number): Tensor;
}
