import { Elementwise } from "./elementwise";
/** Hyperbolic tangent, `y = tanh(x)`, within 6 ulp and exactly odd. */
export class Tanh extends Elementwise {
  type = "Tanh";
  config = { type: "Tanh" };
  activate(kernels, x, y, n) {
    kernels.tanhForward(x, y, n);
  }
  differentiate(kernels, y, dy, dx, n) {
    kernels.tanhBackward(y, dy, dx, n);
  }
}
