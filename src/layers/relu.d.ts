import type { Kernels } from "../wasm/kernels";
import { Elementwise } from "./elementwise";
/** A `ReLU` layer as plain JSON. */
export interface ReLUConfig {
  readonly type: "ReLU";
}
/** Rectified linear unit, `y = max(x, 0)`; a NaN stays one. Source: Nair and Hinton (2010). */
export declare class ReLU extends Elementwise {
  readonly type = "ReLU";
  readonly config: ReLUConfig;
  protected activate(kernels: Kernels, x: number, y: number, n: number): void;
  protected differentiate(kernels: Kernels, y: number, dy: number, dx: number, n: number): void;
}
