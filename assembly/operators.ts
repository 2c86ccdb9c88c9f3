/**
 * The operators of the element-by-element loops, as types: an activation is one formula here and,
 * as its derivative, another; those of the extras module are in formulas.ts. Wherever a loop is
 * instantiated with a type F, the compiler leaves the formula of F alone.
 */
import { activation, slope } from "./formulas";
import { exp, log, sigmoid, tanh } from "./math";
import { multiplyAdd } from "./simd";

// Functions of one argument, in the core module.
export class Exponential {}
export class Logarithm {}
export class Relu {}
export class LeakyRelu {}
export class Sigmoid {}
export class Tanh {}

// Functions of two arguments, beside the derivatives.
export class Multiply {}
export class AddScaled {}

/** F(x); `a` is the slope of LeakyRelu, the alpha of Elu. */
// @ts-ignore: decorator
@inline
export function unary<F>(x: v128, a: v128): v128 {
  if (idof<F>() == idof<Exponential>()) return exponentialOf(x);
  if (idof<F>() == idof<Logarithm>()) return logarithmOf(x);
  if (idof<F>() == idof<Relu>()) return relu(x, f32x4.splat(0));
  if (idof<F>() == idof<LeakyRelu>()) return leaky(x, x, a);
  if (idof<F>() == idof<Sigmoid>()) return sigmoid(x);
  if (idof<F>() == idof<Tanh>()) return tanh(x);
  return activation<F>(x, a);
}

/**
 * A function of two arguments: x y, x + a y, or y times the derivative of an activation, where x
 * is the activation's output for Relu, LeakyRelu, Sigmoid and Tanh, and its input for the others.
 */
// @ts-ignore: decorator
@inline
export function binary<F>(x: v128, y: v128, a: v128): v128 {
  if (idof<F>() == idof<Multiply>()) return f32x4.mul(x, y);
  if (idof<F>() == idof<AddScaled>()) return multiplyAdd(a, y, x);
  if (idof<F>() == idof<Relu>()) return reluGradient(x, y, f32x4.splat(0));
  if (idof<F>() == idof<LeakyRelu>()) return leaky(y, x, a);
  if (idof<F>() == idof<Sigmoid>()) return sigmoidGradient(x, y, f32x4.splat(1));
  if (idof<F>() == idof<Tanh>()) return tanhGradient(x, y, f32x4.splat(1));
  return f32x4.mul(y, slope<F>(x, a));
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
