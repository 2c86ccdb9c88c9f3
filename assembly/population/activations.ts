/**
 * Activations over blocks of vectors, and their derivatives, by the formulas of operators.ts. Sigmoid, tanh and ReLU
 * take the place of their inputs; the others are the extras', which come out beside them.
 */
import * as ActivationCode from "../../src/wasm/activation-code";
import { activationBackward, activationForward } from "../extras/activations";
import { tanh } from "../math";
import { relu, reluGradient, sigmoidGradient, tanhGradient } from "../operators";
import { LANES } from "../simd";
import { VECTOR_BYTES } from "./group";

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

/** y = activation(z) over `n` (>= 1) vectors; the sigmoid is part of the affine map. z is y up to ReLU. */
export function activate(activation: i32, parameter: f32, z: usize, y: usize, n: i32): void {
  if (activation == ActivationCode.tanh) tanhBlock(y, n);
  else if (activation == ActivationCode.relu) reluBlock(y, n);
  else if (activation != ActivationCode.none && activation != ActivationCode.sigmoid) {
    activationForward(activation, z, y, n * LANES, parameter);
  }
}

/** dy times the derivative at the activation y; `one` is a vector of ones. `activation` is a constant at each use. */
// @ts-ignore: decorator
@inline
export function timesDerivative(activation: i32, y: v128, dy: v128, one: v128): v128 {
  if (activation == ActivationCode.sigmoid) return sigmoidGradient(y, dy, one);
  if (activation == ActivationCode.tanh) return tanhGradient(y, dy, one);
  if (activation == ActivationCode.relu) return reluGradient(y, dy, f32x4.splat(0));
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

/** d = d times the derivative over `n` (>= 1) vectors: at the outputs z up to ReLU, at the inputs z of the others. */
export function differentiate(activation: i32, parameter: f32, z: usize, d: usize, n: i32): void {
  if (activation == ActivationCode.sigmoid) differentiateAs(ActivationCode.sigmoid, z, d, n);
  else if (activation == ActivationCode.tanh) differentiateAs(ActivationCode.tanh, z, d, n);
  else if (activation == ActivationCode.relu) differentiateAs(ActivationCode.relu, z, d, n);
  else if (activation != ActivationCode.none) activationBackward(activation, z, d, d, n * LANES, parameter);
}
