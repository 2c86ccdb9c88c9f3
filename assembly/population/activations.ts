/** Activations over blocks of vectors, in place, and their derivatives, by the formulas of operators.ts. */
import { tanh } from "../math";
import { relu, reluGradient, sigmoidGradient, tanhGradient } from "../operators";
import { NONE, RELU, SIGMOID, TANH, VECTOR_BYTES } from "./group";

/** x = tanh x over `n` vectors, two at a time: their chains of dependent instructions overlap. */
export function tanhBlock(x: usize, n: i32): void {
  const end = x + <usize>n * VECTOR_BYTES;
  const pairs = x + <usize>(n & ~1) * VECTOR_BYTES;
  while (x < pairs) {
    const first = tanh(v128.load(x));
    const second = tanh(v128.load(x, 16));
    v128.store(x, first);
    v128.store(x, second, 16);
    x += 2 * VECTOR_BYTES;
  }
  if (x < end) v128.store(x, tanh(v128.load(x)));
}

/** x = max(x, 0) over `n` vectors; NaN stays NaN. */
export function reluBlock(x: usize, n: i32): void {
  const zero = f32x4.splat(0);
  const end = x + <usize>n * VECTOR_BYTES;
  do {
    v128.store(x, relu(v128.load(x), zero));
    x += VECTOR_BYTES;
  } while (x < end);
}

/** x = activation(x) over `n` (>= 1) vectors; the sigmoid is part of the affine map. */
export function activate(activation: i32, x: usize, n: i32): void {
  if (activation == TANH) tanhBlock(x, n);
  else if (activation == RELU) reluBlock(x, n);
  else assert(activation == NONE || activation == SIGMOID);
}

/** dy times the derivative at the activation y; `one` is a vector of ones. `activation` is a constant at each use. */
// @ts-ignore: decorator
@inline
export function timesDerivative(activation: i32, y: v128, dy: v128, one: v128): v128 {
  if (activation == SIGMOID) return sigmoidGradient(y, dy, one);
  if (activation == TANH) return tanhGradient(y, dy, one);
  if (activation == RELU) return reluGradient(y, dy, f32x4.splat(0));
  return dy;
}

// @ts-ignore: decorator
@inline
function differentiateAs(activation: i32, y: usize, d: usize, n: i32): void {
  const one = f32x4.splat(1);
  const end = y + <usize>n * VECTOR_BYTES;
  do {
    v128.store(d, timesDerivative(activation, v128.load(y), v128.load(d), one));
    y += VECTOR_BYTES;
    d += VECTOR_BYTES;
  } while (y < end);
}

/** d = d times the derivative at the activations y, over `n` (>= 1) vectors. */
export function differentiate(activation: i32, y: usize, d: usize, n: i32): void {
  if (activation == SIGMOID) differentiateAs(SIGMOID, y, d, n);
  else if (activation == TANH) differentiateAs(TANH, y, d, n);
  else if (activation == RELU) differentiateAs(RELU, y, d, n);
  else assert(activation == NONE);
}
