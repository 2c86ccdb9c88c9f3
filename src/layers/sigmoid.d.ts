import type { Kernels } from "../wasm/kernels";
import { Elementwise } from "./elementwise";
/** A `Sigmoid` layer as plain JSON. */
export interface SigmoidConfig {
  readonly type: "Sigmoid";
}
/** Logistic sigmoid, `y = 1 / (1 + exp(-x))`, within 4 ulp. */
export declare class Sigmoid extends Elementwise {
  readonly type = "Sigmoid";
  readonly config: SigmoidConfig;
  protected activate(kernels: Kernels, x: number, y: number, n: number): void;
  protected differentiate(kernels: Kernels, y: number, dy: number, dx: number, n: number): void;
}
