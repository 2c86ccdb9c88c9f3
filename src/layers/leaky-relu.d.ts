import type { Kernels } from "../wasm/kernels";
import { Elementwise } from "./elementwise";
/** A `LeakyReLU` layer as plain JSON. */
export interface LeakyReLUConfig {
  readonly type: "LeakyReLU";
  readonly slope: number;
}
/** Leaky rectifier, `y = x` for x > 0, else `slope x`. Source: Maas et al. (2013). */
export declare class LeakyReLU extends Elementwise {
  readonly type = "LeakyReLU";
  readonly config: LeakyReLUConfig;
  /**
   * @param slope - Slope for negative inputs, 0 or more. Default 0.01.
   * @throws TypeError, RangeError for a slope that is no finite number of 0 or more.
   */
  constructor(slope?: number);
  describe(): string;
  protected activate(kernels: Kernels, x: number, y: number, n: number): void;
  protected differentiate(kernels: Kernels, y: number, dy: number, dx: number, n: number): void;
}
