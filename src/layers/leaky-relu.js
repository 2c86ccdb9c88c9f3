import { assertNonNegative } from "../core/check";
import { Elementwise } from "./elementwise";
/** Leaky rectifier, `y = x` for x > 0, else `slope x`. Source: Maas et al. (2013). */
export class LeakyReLU extends Elementwise {
  type = "LeakyReLU";
  config;
  /**
   * @param slope - Slope for negative inputs, 0 or more. Default 0.01.
   * @throws TypeError, RangeError for a slope that is no finite number of 0 or more.
   */
  constructor(slope = 0.01) {
    super();
    assertNonNegative("LeakyReLU", "slope", slope);
    this.config = { type: "LeakyReLU", slope };
  }
  describe() {
    return `LeakyReLU(${this.config.slope})`;
  }
  activate(kernels, x, y, n) {
    kernels.leakyReluForward(x, y, n, this.config.slope);
  }
  differentiate(kernels, y, dy, dx, n) {
    kernels.leakyReluBackward(y, dy, dx, n, this.config.slope);
  }
}
