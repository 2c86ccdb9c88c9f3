import type { Kernels } from "../wasm/kernels";
import { Elementwise } from "./elementwise";
/** A `Tanh` layer as plain JSON. */
export interface TanhConfig {
  readonly type: "Tanh";
}
/** Hyperbolic tangent, `y = tanh(x)`, within 6 ulp and exactly odd. */
export declare class Tanh extends Elementwise {
  readonly type = "Tanh";
  readonly config: TanhConfig;
  protected activate(kernels: Kernels, x: number, y: number, n: number): void;
  protected differentiate(kernels: Kernels, y: number, dy: number, dx: number, n: number): void;
}
