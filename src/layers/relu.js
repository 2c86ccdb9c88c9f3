import { Elementwise } from "./elementwise";
/** Rectified linear unit, `y = max(x, 0)`; a NaN stays one. Source: Nair and Hinton (2010). */
export class ReLU extends Elementwise {
  type = "ReLU";
  config = { type: "ReLU" };
  activate(kernels, x, y, n) {
    kernels.reluForward(x, y, n);
  }
  differentiate(kernels, y, dy, dx, n) {
    kernels.reluBackward(y, dy, dx, n);
  }
}
