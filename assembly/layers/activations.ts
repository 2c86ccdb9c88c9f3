/** The activations of the core and, from their outputs y, their derivatives; formulas are in operators.ts. */
import { combineElements, mapElements } from "../elementwise";
import { LeakyRelu, Relu, Sigmoid, Tanh } from "../operators";

/** y = max(x, 0) (Nair and Hinton, 2010); NaN stays NaN. y may be x. */
export function reluForward(x: usize, y: usize, n: i32): void {
  mapElements<Relu>(x, y, n);
}

/** dx = dy where y > 0 (or is NaN), else 0. dx may be dy. */
export function reluBackward(y: usize, dy: usize, dx: usize, n: i32): void {
  combineElements<Relu>(y, dy, dx, n);
}

/** y = x where x > 0, else slope x (Maas et al., 2013). y may be x. */
export function leakyReluForward(x: usize, y: usize, n: i32, slope: f32): void {
  mapElements<LeakyRelu>(x, y, n, slope);
}

/** dx = dy where y > 0, else slope dy; slope >= 0, so y has the sign of x. dx may be dy. */
export function leakyReluBackward(y: usize, dy: usize, dx: usize, n: i32, slope: f32): void {
  combineElements<LeakyRelu>(y, dy, dx, n, slope);
}

/** y = 1 / (1 + e^-x). y may be x. */
export function sigmoidForward(x: usize, y: usize, n: i32): void {
  mapElements<Sigmoid>(x, y, n);
}

/** dx = dy y (1 - y). dx may be dy. */
export function sigmoidBackward(y: usize, dy: usize, dx: usize, n: i32): void {
  combineElements<Sigmoid>(y, dy, dx, n);
}

/** y = tanh x. y may be x. */
export function tanhForward(x: usize, y: usize, n: i32): void {
  mapElements<Tanh>(x, y, n);
}

/** dx = dy (1 - y^2). dx may be dy. */
export function tanhBackward(y: usize, dy: usize, dx: usize, n: i32): void {
  combineElements<Tanh>(y, dy, dx, n);
}
