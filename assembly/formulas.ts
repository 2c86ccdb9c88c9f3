/**
 * The activations of the extras module and their derivatives, both of the input x. Bounds of
 * their errors stand in docs/numerics.md; test/exhaustive sweeps them. NaN comes out as NaN.
 */
import { exp, log, sigmoid, tanh } from "./math";
import { multiplyAdd } from "./simd";
import { normalDensity, upperTail } from "./normal";

// Their types: a loop that is instantiated with one keeps its formula alone.
export class Elu {}
export class Selu {}
export class Gelu {}
export class GeluTanh {}
export class Silu {}
export class Mish {}
export class Softplus {}
export class HardSigmoid {}
export class HardSwish {}

/** PyTorch's constants of SELU (Klambauer et al., 2017, eq. 14). */
// @ts-ignore: decorator
@inline
const SELU_ALPHA: f32 = 1.6732632423543772;
// @ts-ignore: decorator
@inline
const SELU_SCALE: f32 = 1.0507009873554805;

/** F(x); `a` is the alpha of Elu. */
// @ts-ignore: decorator
@inline
export function activation<F>(x: v128, a: v128): v128 {
  if (idof<F>() == idof<Elu>()) return elu(x, a);
  if (idof<F>() == idof<Selu>()) return f32x4.mul(elu(x, f32x4.splat(SELU_ALPHA)), f32x4.splat(SELU_SCALE));
  if (idof<F>() == idof<Gelu>()) return gelu(x);
  if (idof<F>() == idof<GeluTanh>()) return geluTanh(x);
  if (idof<F>() == idof<Silu>()) return silu(x);
  if (idof<F>() == idof<Mish>()) return mish(x);
  if (idof<F>() == idof<Softplus>()) return softplus(x);
  if (idof<F>() == idof<HardSigmoid>()) return hardSigmoid(x);
  return hardSwish(x);
}

/** The derivative of F at x. */
// @ts-ignore: decorator
@inline
export function slope<F>(x: v128, a: v128): v128 {
  if (idof<F>() == idof<Elu>()) return eluSlope(x, a);
  if (idof<F>() == idof<Selu>()) return f32x4.mul(eluSlope(x, f32x4.splat(SELU_ALPHA)), f32x4.splat(SELU_SCALE));
  if (idof<F>() == idof<Gelu>()) return geluSlope(x);
  if (idof<F>() == idof<GeluTanh>()) return geluTanhSlope(x);
  if (idof<F>() == idof<Silu>()) return siluSlope(x);
  if (idof<F>() == idof<Mish>()) return mishSlope(x);
  if (idof<F>() == idof<Softplus>()) return sigmoid(x);
  if (idof<F>() == idof<HardSigmoid>()) return hardSigmoidSlope(x);
  return hardSwishSlope(x);
}

// @ts-ignore: decorator
@inline
function constant(value: f32): v128 {
  return f32x4.splat(value);
}

/** x where it is above 0 (or NaN), else `negative`. */
// @ts-ignore: decorator
@inline
function above(x: v128, negative: v128): v128 {
  return v128.bitselect(negative, x, f32x4.le(x, constant(0)));
}

/** x for x > 0, else alpha (e^x - 1), with e^x - 1 = 2 t / (1 - t), t = tanh(x / 2), which cancels nothing (Clevert et al., 2016). */
// @ts-ignore: decorator
@inline
function elu(x: v128, alpha: v128): v128 {
  const t = tanh(f32x4.mul(f32x4.pmin(x, constant(0)), constant(0.5)));
  const minusOne = f32x4.div(f32x4.add(t, t), f32x4.sub(constant(1), t));
  return above(x, f32x4.mul(alpha, minusOne));
}

/** 1 for x > 0, else alpha e^x. */
// @ts-ignore: decorator
@inline
function eluSlope(x: v128, alpha: v128): v128 {
  const below = f32x4.mul(alpha, exp(f32x4.pmin(x, constant(0))));
  return v128.bitselect(constant(1), below, f32x4.gt(x, constant(0)));
}

/** x Phi(x), Phi the distribution function of N(0, 1) (Hendrycks and Gimpel, 2016). */
// @ts-ignore: decorator
@inline
function gelu(x: v128): v128 {
  const tail = upperTail(f32x4.abs(x));
  const isNegative = f32x4.lt(x, constant(0));
  const phi = v128.bitselect(tail, f32x4.sub(constant(1), tail), isNegative);
  // -Infinity times 0 would be NaN; the function is 0 below -14.5 already.
  return f32x4.mul(f32x4.pmax(x, constant(-20)), phi);
}

/** Phi(x) + x phi(x), phi the density of N(0, 1). */
// @ts-ignore: decorator
@inline
function geluSlope(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, constant(20)), constant(-20));
  const a = f32x4.abs(bounded);
  const tail = upperTail(a);
  const phi = v128.bitselect(tail, f32x4.sub(constant(1), tail), f32x4.lt(bounded, constant(0)));
  return multiplyAdd(bounded, normalDensity(a), phi);
}

/** 2 sqrt(2 / pi), and the weight of the cube. */
// @ts-ignore: decorator
@inline
const GELU_FACTOR: f32 = 1.5957691216057308;
// @ts-ignore: decorator
@inline
const GELU_CUBE: f32 = 0.044715;

/** x (1 + tanh u) / 2 = x sigmoid(2 u), u = sqrt(2 / pi) (x + 0.044715 x^3). */
// @ts-ignore: decorator
@inline
function geluTanh(x: v128): v128 {
  const bounded = f32x4.pmax(x, constant(-20));
  return f32x4.mul(bounded, sigmoid(doubled(f32x4.pmin(bounded, constant(20)))));
}

/** 2 u for |x| up to 20. */
// @ts-ignore: decorator
@inline
function doubled(x: v128): v128 {
  const square = f32x4.mul(x, x);
  return f32x4.mul(constant(GELU_FACTOR), f32x4.mul(x, multiplyAdd(constant(GELU_CUBE), square, constant(1))));
}

// @ts-ignore: decorator
@inline
function geluTanhSlope(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, constant(20)), constant(-20));
  const s = sigmoid(doubled(bounded));
  const square = f32x4.mul(bounded, bounded);
  const rate = f32x4.mul(constant(GELU_FACTOR), multiplyAdd(constant(<f32>3 * GELU_CUBE), square, constant(1)));
  return times(s, f32x4.mul(bounded, rate));
}

/** s + w s (1 - s). */
// @ts-ignore: decorator
@inline
function times(s: v128, w: v128): v128 {
  return multiplyAdd(w, f32x4.mul(s, f32x4.sub(constant(1), s)), s);
}

/** x sigmoid(x) (Elfwing et al., 2018). */
// @ts-ignore: decorator
@inline
function silu(x: v128): v128 {
  const bounded = f32x4.pmax(x, constant(-200));
  return f32x4.mul(bounded, sigmoid(bounded));
}

/** s (1 + x (1 - s)) with s = sigmoid(x). */
// @ts-ignore: decorator
@inline
function siluSlope(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, constant(200)), constant(-200));
  return times(sigmoid(bounded), bounded);
}

/** x above which tanh(log(1 + e^x)) is 1 in f32, and -x below which e^x is 0. */
// @ts-ignore: decorator
@inline
const MISH_BOUND: f32 = 20;

/** tanh(log(1 + e^x)) = w / (w + 2) with w = e (e + 2), e = e^x. */
// @ts-ignore: decorator
@inline
function tanhSoftplus(e: v128): v128 {
  const w = f32x4.mul(e, f32x4.add(e, constant(2)));
  return f32x4.div(w, f32x4.add(w, constant(2)));
}

/** x tanh(log(1 + e^x)) (Misra, 2019). */
// @ts-ignore: decorator
@inline
function mish(x: v128): v128 {
  const bounded = f32x4.pmax(x, constant(-200));
  return f32x4.mul(bounded, tanhSoftplus(exp(f32x4.pmin(bounded, constant(MISH_BOUND)))));
}

/** t + x (1 - t^2) sigmoid(x) with t = tanh(log(1 + e^x)). */
// @ts-ignore: decorator
@inline
function mishSlope(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, constant(MISH_BOUND)), constant(-200));
  const e = exp(bounded);
  const t = tanhSoftplus(e);
  const s = f32x4.div(e, f32x4.add(e, constant(1)));
  const rest = f32x4.mul(f32x4.sub(constant(1), f32x4.mul(t, t)), s);
  return multiplyAdd(bounded, rest, t);
}

/** log(1 + e^x) = max(x, 0) + log(1 + e), e = e^-|x|, with Kahan's correction of log(1 + e) for small e. */
// @ts-ignore: decorator
@inline
function softplus(x: v128): v128 {
  const e = exp(f32x4.neg(f32x4.abs(x)));
  const sum = f32x4.add(constant(1), e);
  const rounded = f32x4.sub(sum, constant(1));
  const corrected = f32x4.div(f32x4.mul(log(sum), e), rounded);
  const rest = v128.bitselect(e, corrected, f32x4.eq(rounded, constant(0)));
  return f32x4.add(f32x4.pmax(x, constant(0)), rest);
}

/** x + 3, from 0 to 6. */
// @ts-ignore: decorator
@inline
function ramp(x: v128): v128 {
  return f32x4.pmin(f32x4.pmax(f32x4.add(x, constant(3)), constant(0)), constant(6));
}

/** A sixth of x + 3, from 0 to 1. */
// @ts-ignore: decorator
@inline
function hardSigmoid(x: v128): v128 {
  return f32x4.div(ramp(x), constant(6));
}

/** 1 / 6 between -3 and 3, else 0. */
// @ts-ignore: decorator
@inline
function hardSigmoidSlope(x: v128): v128 {
  return keepNaN(x, v128.and(f32x4.lt(f32x4.abs(x), constant(3)), constant(0.16666666666666666)));
}

/** x times the hard sigmoid (Howard et al., 2019). */
// @ts-ignore: decorator
@inline
function hardSwish(x: v128): v128 {
  const bounded = f32x4.pmax(x, constant(-3));
  return f32x4.div(f32x4.mul(bounded, ramp(x)), constant(6));
}

/** 0 below -3, 1 above 3, else x / 3 + 1 / 2. */
// @ts-ignore: decorator
@inline
function hardSwishSlope(x: v128): v128 {
  const between = multiplyAdd(x, constant(0.3333333333333333), constant(0.5));
  const outer = v128.and(f32x4.gt(x, constant(3)), constant(1));
  const result = v128.bitselect(between, outer, f32x4.le(f32x4.abs(x), constant(3)));
  return keepNaN(x, result);
}

/** `value`, or NaN where x is NaN. */
// @ts-ignore: decorator
@inline
function keepNaN(x: v128, value: v128): v128 {
  return v128.bitselect(value, x, f32x4.eq(x, x));
}
