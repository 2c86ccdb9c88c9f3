import { assertNonNegative, assertSingle } from "../core/check";
import type { Kernels } from "../wasm/kernels";
import { Elementwise } from "./elementwise";

/** A `LeakyReLU` layer as plain JSON. */
export interface LeakyReLUConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "LeakyReLU";
  /** Factor of negative inputs, 0 or more. */
  readonly slope: number;
}

/** Leaky rectifier, `y = x` for x > 0, else `slope x`. Source: Maas et al. (2013). */
export class LeakyReLU extends Elementwise {
  readonly type = "LeakyReLU";
  readonly config: LeakyReLUConfig;

  /**
   * @param slope - Slope for negative inputs, 0 or more. Default 0.01.
   * @throws TypeError, RangeError for a slope that is no finite number of 0 or more.
   */
  constructor(slope = 0.01) {
    super();
    assertNonNegative("LeakyReLU", "slope", slope);
    assertSingle("LeakyReLU", "slope", slope);
    this.config = { type: "LeakyReLU", slope };
  }

  override describe(): string {
    return `LeakyReLU(${this.config.slope})`;
  }

  protected override activate(kernels: Kernels, x: number, y: number, n: number): void {
    kernels.leakyReluForward(x, y, n, this.config.slope);
  }

  protected override differentiate(kernels: Kernels, y: number, dy: number, dx: number, n: number): void {
    kernels.leakyReluBackward(y, dy, dx, n, this.config.slope);
  }
}
