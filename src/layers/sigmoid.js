import { Elementwise } from "./elementwise";
/** Logistic sigmoid, `y = 1 / (1 + exp(-x))`, within 4 ulp. */
export class Sigmoid extends Elementwise {
  type = "Sigmoid";
  config = { type: "Sigmoid" };
  activate(kernels, x, y, n) {
    kernels.sigmoidForward(x, y, n);
  }
  differentiate(kernels, y, dy, dx, n) {
    kernels.sigmoidBackward(y, dy, dx, n);
  }
}
