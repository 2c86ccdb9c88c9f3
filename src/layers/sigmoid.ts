import type { Kernels } from "../wasm/kernels";
import { Elementwise } from "./elementwise";

/** A `Sigmoid` layer as plain JSON. */
export interface SigmoidConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "Sigmoid";
}

/** Logistic sigmoid, `y = 1 / (1 + exp(-x))`, within 4 ulp. */
export class Sigmoid extends Elementwise {
  readonly type = "Sigmoid";
  readonly config: SigmoidConfig = { type: "Sigmoid" };

  protected override activate(kernels: Kernels, x: number, y: number, n: number): void {
    kernels.sigmoidForward(x, y, n);
  }

  protected override differentiate(kernels: Kernels, y: number, dy: number, dx: number, n: number): void {
    kernels.sigmoidBackward(y, dy, dx, n);
  }
}
