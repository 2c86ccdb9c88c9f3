import type { Kernels } from "../wasm/kernels";
import { Elementwise } from "./elementwise";

/** A `ReLU` layer as plain JSON. */
export interface ReLUConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "ReLU";
}

/** Rectified linear unit, `y = max(x, 0)`; a NaN stays one. Source: Nair and Hinton (2010). */
export class ReLU extends Elementwise {
  readonly type = "ReLU";
  readonly config: ReLUConfig = { type: "ReLU" };

  protected override activate(kernels: Kernels, x: number, y: number, n: number): void {
    kernels.reluForward(x, y, n);
  }

  protected override differentiate(kernels: Kernels, y: number, dy: number, dx: number, n: number): void {
    kernels.reluBackward(y, dy, dx, n);
  }
}
