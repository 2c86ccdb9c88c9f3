/** The distribution N(0, 1) for GELU. */
import { exp } from "./math";
import { multiplyAdd } from "./simd";

// @ts-ignore: decorator
@inline
function constant(value: f32): v128 {
  return f32x4.splat(value);
}

/**
 * e^(-a^2 / 2), a >= 0. a is cut into h, which has 12 bits and an exact square, and a rest: the
 * exponential of a rounded square would be off by as many ulp as a^2.
 */
// @ts-ignore: decorator
@inline
function halfSquareExponential(a: v128): v128 {
  const h = v128.and(a, i32x4.splat(0xfffff000));
  const half = constant(0.5);
  const rest = f32x4.mul(f32x4.mul(f32x4.sub(h, a), f32x4.add(h, a)), half);
  const e = exp(f32x4.neg(f32x4.mul(f32x4.mul(h, h), half)));
  // e^rest for |rest| below 0.06.
  const cubic = multiplyAdd(rest, constant(0.16666666666666666), half);
  return f32x4.mul(e, multiplyAdd(multiplyAdd(cubic, rest, constant(1)), rest, constant(1)));
}

/** Density at a >= 0. */
// @ts-ignore: decorator
@inline
export function normalDensity(a: v128): v128 {
  return f32x4.mul(halfSquareExponential(a), constant(0.3989422804014327));
}

/**
 * P(N > a), a >= 0: e^(-a^2 / 2) t P(t) with t = 1 / (1 + 0.35 a). P is a least-squares
 * fit of erfcx(a / sqrt 2) / 2 at 400 Chebyshev nodes of t, for a up to 14.5, off by 4e-8 of it.
 */
// @ts-ignore: decorator
@inline
export function upperTail(a: v128): v128 {
  const bounded = f32x4.pmin(a, constant(20));
  const t = f32x4.div(constant(1), multiplyAdd(constant(0.35), bounded, constant(1)));
  let p = multiplyAdd(t, constant(-0.0295296563), constant(0.145783444));
  p = multiplyAdd(p, t, constant(-0.259327971));
  p = multiplyAdd(p, t, constant(0.163135492));
  p = multiplyAdd(p, t, constant(-0.0257086045));
  p = multiplyAdd(p, t, constant(0.106547909));
  p = multiplyAdd(p, t, constant(0.119586178));
  p = multiplyAdd(p, t, constant(0.13989345));
  p = multiplyAdd(p, t, constant(0.13961974));
  return f32x4.mul(halfSquareExponential(bounded), f32x4.mul(p, t));
}
