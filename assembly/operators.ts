/**
 * The operators of the element-by-element loops: an activation is one formula here and, as its
 * derivative, another. The code is a constant wherever a loop is instantiated, so one
 * formula is left of each chain.
 */
import { elu, gelu, geluTanh, hardSigmoid, hardSwish, mish, silu, softplus } from "./formulas";
import { eluSlope, geluSlope, geluTanhSlope, hardSigmoidSlope, hardSwishSlope, mishSlope } from "./formulas";
import { siluSlope } from "./formulas";
import { exp, log, sigmoid, tanh } from "./math";
import { multiplyAdd } from "./simd";

// Functions of one argument.
export const EXPONENTIAL: i32 = 0;
export const LOGARITHM: i32 = 1;
export const RELU: i32 = 2;
export const LEAKY_RELU: i32 = 3;
export const SIGMOID: i32 = 4;
export const TANH: i32 = 5;
// Those of the extras module; src/wasm/extra-kernels.ts has the same codes.
export const ELU: i32 = 6;
export const SELU: i32 = 7;
export const GELU: i32 = 8;
export const GELU_TANH: i32 = 9;
export const SILU: i32 = 10;
export const MISH: i32 = 11;
export const SOFTPLUS: i32 = 12;
export const HARD_SIGMOID: i32 = 13;
export const HARD_SWISH: i32 = 14;

// Functions of two arguments, beside the derivatives.
export const MULTIPLY: i32 = 15;
export const ADD_SCALED: i32 = 16;

/** PyTorch's constants of SELU (Klambauer et al., 2017, eq. 14). */
// @ts-ignore: decorator
@inline
const SELU_ALPHA: f32 = 1.6732632423543772;
// @ts-ignore: decorator
@inline
const SELU_SCALE: f32 = 1.0507009873554805;

/** The function of a code at x; `a` is the slope of LEAKY_RELU, the alpha of ELU. */
// @ts-ignore: decorator
@inline
export function unary(operator: i32, x: v128, a: v128): v128 {
  if (operator == EXPONENTIAL) return exponentialOf(x);
  if (operator == LOGARITHM) return logarithmOf(x);
  if (operator == RELU) return relu(x, f32x4.splat(0));
  if (operator == LEAKY_RELU) return leaky(x, x, a);
  if (operator == SIGMOID) return sigmoid(x);
  if (operator == TANH) return tanh(x);
  if (operator == ELU) return elu(x, a);
  if (operator == SELU) return f32x4.mul(elu(x, f32x4.splat(SELU_ALPHA)), f32x4.splat(SELU_SCALE));
  if (operator == GELU) return gelu(x);
  if (operator == GELU_TANH) return geluTanh(x);
  if (operator == SILU) return silu(x);
  if (operator == MISH) return mish(x);
  if (operator == SOFTPLUS) return softplus(x);
  if (operator == HARD_SIGMOID) return hardSigmoid(x);
  return hardSwish(x);
}

/**
 * A function of two arguments: x y, x + a y, or y times the derivative of an activation, where x
 * is the activation's output for RELU, LEAKY_RELU, SIGMOID and TANH, and its input for the others.
 */
// @ts-ignore: decorator
@inline
export function binary(operator: i32, x: v128, y: v128, a: v128): v128 {
  if (operator == MULTIPLY) return f32x4.mul(x, y);
  if (operator == ADD_SCALED) return multiplyAdd(a, y, x);
  if (operator == RELU) return reluGradient(x, y, f32x4.splat(0));
  if (operator == LEAKY_RELU) return leaky(y, x, a);
  if (operator == SIGMOID) return sigmoidGradient(x, y, f32x4.splat(1));
  if (operator == TANH) return tanhGradient(x, y, f32x4.splat(1));
  return f32x4.mul(y, slope(operator, x, a));
}

/** The derivative at the input x of an activation of the extras module. */
// @ts-ignore: decorator
@inline
function slope(operator: i32, x: v128, a: v128): v128 {
  if (operator == ELU) return eluSlope(x, a);
  if (operator == SELU) return f32x4.mul(eluSlope(x, f32x4.splat(SELU_ALPHA)), f32x4.splat(SELU_SCALE));
  if (operator == GELU) return geluSlope(x);
  if (operator == GELU_TANH) return geluTanhSlope(x);
  if (operator == SILU) return siluSlope(x);
  if (operator == MISH) return mishSlope(x);
  if (operator == SOFTPLUS) return sigmoid(x);
  if (operator == HARD_SIGMOID) return hardSigmoidSlope(x);
  return hardSwishSlope(x);
}

// The formulas that population kernels share; they hold `zero` and `one` in registers through their loops.

/** max(x, 0); NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function relu(x: v128, zero: v128): v128 {
  return f32x4.pmax(x, zero);
}

/** dy where y > 0 or NaN, else 0. */
// @ts-ignore: decorator
@inline
export function reluGradient(y: v128, dy: v128, zero: v128): v128 {
  return v128.andnot(dy, f32x4.le(y, zero));
}

/** dy y (1 - y). */
// @ts-ignore: decorator
@inline
export function sigmoidGradient(y: v128, dy: v128, one: v128): v128 {
  return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(one, y)));
}

/** dy (1 - y^2). */
// @ts-ignore: decorator
@inline
export function tanhGradient(y: v128, dy: v128, one: v128): v128 {
  return f32x4.mul(dy, f32x4.sub(one, f32x4.mul(y, y)));
}

/** `value` where `sign` is above 0 or NaN, else `slope` times it. */
// @ts-ignore: decorator
@inline
function leaky(value: v128, sign: v128, slope: v128): v128 {
  return v128.bitselect(f32x4.mul(value, slope), value, f32x4.le(sign, f32x4.splat(0)));
}

// Not inlined: the functions are long, and body and tail use one copy.
function exponentialOf(x: v128): v128 {
  return exp(x);
}

function logarithmOf(x: v128): v128 {
  return log(x);
}
