import type { Kernels } from "../wasm/kernels";
import { Elementwise } from "./elementwise";

/** A `Tanh` layer as plain JSON. */
export interface TanhConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "Tanh";
}

/** Hyperbolic tangent, `y = tanh(x)`, within 6 ulp and exactly odd. */
export class Tanh extends Elementwise {
  readonly type = "Tanh";
  readonly config: TanhConfig = { type: "Tanh" };

  protected override activate(kernels: Kernels, x: number, y: number, n: number): void {
    kernels.tanhForward(x, y, n);
  }

  protected override differentiate(kernels: Kernels, y: number, dy: number, dx: number, n: number): void {
    kernels.tanhBackward(y, dy, dx, n);
  }
}
