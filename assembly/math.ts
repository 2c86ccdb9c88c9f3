/**
 * Elementary functions of four f32 lanes, free of branches and of the engine's own `Math`,
 * so that their bits are the same everywhere in the strict build.
 *
 * Error bounds (test/exhaustive sweeps every f32): exp 3 ulp, log 4, sigmoid 4, tanh 6.
 * NaN comes out as NaN. `pmin`/`pmax` are used with the value first, which keeps NaN and
 * costs one instruction (`min`/`max` cost seven on x86).
 */
import { multiplyAdd } from "./simd";

// @ts-ignore: decorator
@inline
function constant(value: f32): v128 {
  return f32x4.splat(value);
}

/**
 * Number `index` of a table, in all lanes. In memory, because V8 12 and later (Node 22 to 26) build a literal again
 * wherever it is used, in loops too (AMD EPYC, Node 26, 2026-11: a sigmoid 13.7 -> 10.8 ns a vector).
 */
// @ts-ignore: decorator
@inline
function entry(table: usize, index: usize): v128 {
  return v128.load32_splat(table + (index << 2));
}

/** 1.5 * 2^23: adding it leaves the nearest integer in the low bits of the sum. */
// @ts-ignore: decorator
@inline
const ROUNDING_MAGIC: f32 = 12582912.0;

/** ln 2 in two parts (Cephes): the first has so few bits that its product with an exponent is exact. */
// @ts-ignore: decorator
@inline
export const LN2_HIGH: f32 = 0.693359375;
// @ts-ignore: decorator
@inline
export const LN2_LOW: f32 = -2.1219444e-4;

/** Below it e^x is 0. */
// @ts-ignore: decorator
@inline
export const EXP_LOWEST: f32 = -104;
/** 1 / ln 2. */
// @ts-ignore: decorator
@inline
export const PER_LN2: f32 = 1.44269504088896341;
/** Coefficients of the polynomial of Cephes expf (Moshier), the highest power first. */
// @ts-ignore: decorator
@inline
export const EXP_C6: f32 = 1.98756915e-4;
// @ts-ignore: decorator
@inline
export const EXP_C5: f32 = 1.3981999507e-3;
// @ts-ignore: decorator
@inline
export const EXP_C4: f32 = 8.3334519073e-3;
// @ts-ignore: decorator
@inline
export const EXP_C3: f32 = 4.1665795894e-2;
// @ts-ignore: decorator
@inline
export const EXP_C2: f32 = 1.6666665459e-1;
// @ts-ignore: decorator
@inline
export const EXP_C1: f32 = 5.0000001201e-1;

/** What `exp` uses, in that order. */
// prettier-ignore
const EXP_TABLE: usize = memory.data<f32>([
  89, EXP_LOWEST, PER_LN2, ROUNDING_MAGIC, LN2_HIGH, LN2_LOW, EXP_C6, EXP_C5, EXP_C4, EXP_C3, EXP_C2, EXP_C1, 1,
]);

/**
 * e^x = 2^n e^t with n = round(x / ln 2); e^t by the polynomial.
 * The scale is applied in two halves, so that large x gives Infinity and small x passes
 * through the denormals to 0.
 */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, entry(EXP_TABLE, 0)), entry(EXP_TABLE, 1));
  const shifted = f32x4.add(f32x4.mul(x, entry(EXP_TABLE, 2)), entry(EXP_TABLE, 3));
  const n = f32x4.sub(shifted, entry(EXP_TABLE, 3));
  const t = f32x4.sub(f32x4.sub(x, f32x4.mul(n, entry(EXP_TABLE, 4))), f32x4.mul(n, entry(EXP_TABLE, 5)));
  let p = multiplyAdd(t, entry(EXP_TABLE, 6), entry(EXP_TABLE, 7));
  p = multiplyAdd(p, t, entry(EXP_TABLE, 8));
  p = multiplyAdd(p, t, entry(EXP_TABLE, 9));
  p = multiplyAdd(p, t, entry(EXP_TABLE, 10));
  p = multiplyAdd(p, t, entry(EXP_TABLE, 11));
  p = f32x4.add(multiplyAdd(p, f32x4.mul(t, t), t), entry(EXP_TABLE, 12));
  const exponent = i32x4.sub(shifted, i32x4.splat(0x4b400000));
  const half = i32x4.shr_s(exponent, 1);
  return f32x4.mul(f32x4.mul(p, powerOfTwo(half)), powerOfTwo(i32x4.sub(exponent, half)));
}

/** 2^n for integer lanes n in -126 to 127. */
// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** Coefficients of the polynomial of `log`, the highest power first. */
const LOG_TABLE: usize = memory.data<f32>([
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
]);

/**
 * Natural logarithm: x = 2^k m with m in [sqrt(1/2), sqrt(2)), log m by the polynomial of
 * Cephes logf. log 0 = -Infinity, log of a negative number = NaN.
 */
// @ts-ignore: decorator
@inline
export function log(x: v128): v128 {
  const isTiny = f32x4.lt(x, constant(1.17549435e-38));
  const scaled = v128.bitselect(f32x4.mul(x, constant(8388608)), x, isTiny);
  // Adding the distance from sqrt(1/2) to 1 carries mantissas above sqrt(2) into the exponent.
  const shifted = i32x4.add(scaled, i32x4.splat(0x3f800000 - 0x3f3504f3));
  const exponent = i32x4.sub(i32x4.shr_u(shifted, 23), i32x4.splat(127));
  const mantissa = i32x4.add(v128.and(shifted, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const k = f32x4.sub(f32x4.convert_i32x4_s(exponent), v128.and(isTiny, constant(23)));
  const f = f32x4.sub(mantissa, constant(1));
  const z = f32x4.mul(f, f);
  let p = multiplyAdd(f, entry(LOG_TABLE, 0), entry(LOG_TABLE, 1));
  p = multiplyAdd(p, f, entry(LOG_TABLE, 2));
  p = multiplyAdd(p, f, entry(LOG_TABLE, 3));
  p = multiplyAdd(p, f, entry(LOG_TABLE, 4));
  p = multiplyAdd(p, f, entry(LOG_TABLE, 5));
  p = multiplyAdd(p, f, entry(LOG_TABLE, 6));
  p = multiplyAdd(p, f, entry(LOG_TABLE, 7));
  p = multiplyAdd(p, f, entry(LOG_TABLE, 8));
  p = f32x4.mul(f32x4.mul(p, f), z);
  p = multiplyAdd(k, constant(LN2_LOW), p);
  p = multiplyAdd(z, constant(-0.5), p);
  const finite = multiplyAdd(k, constant(LN2_HIGH), f32x4.add(f, p));
  const infinity = constant(Infinity);
  let result = v128.bitselect(finite, x, f32x4.lt(x, infinity));
  result = v128.bitselect(f32x4.neg(infinity), result, f32x4.eq(x, constant(0)));
  return v128.bitselect(constant(NaN), result, f32x4.lt(x, constant(0)));
}

/** 1 / (1 + e^-x), by way of e^-|x|, which cannot overflow. */
// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  const one = constant(1);
  const e = exp(f32x4.neg(f32x4.abs(x)));
  return f32x4.div(v128.bitselect(one, e, f32x4.gt(x, constant(0))), f32x4.add(one, e));
}

/** Coefficients of the polynomial of `tanh`, the highest power first. */
const TANH_TABLE: usize = memory.data<f32>([
  -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1,
]);

/**
 * tanh x: below 0.625 the odd polynomial of Cephes tanhf, above it 1 - 2 / (e^2|x| + 1);
 * the sign is put back as a bit, so that tanh(-x) = -tanh(x) exactly.
 */
// @ts-ignore: decorator
@inline
export function tanh(x: v128): v128 {
  const a = f32x4.abs(x);
  const z = f32x4.mul(a, a);
  let p = multiplyAdd(z, entry(TANH_TABLE, 0), entry(TANH_TABLE, 1));
  p = multiplyAdd(p, z, entry(TANH_TABLE, 2));
  p = multiplyAdd(p, z, entry(TANH_TABLE, 3));
  p = multiplyAdd(p, z, entry(TANH_TABLE, 4));
  const small = multiplyAdd(f32x4.mul(p, z), a, a);
  const one = constant(1);
  const large = f32x4.sub(one, f32x4.div(constant(2), f32x4.add(exp(f32x4.add(a, a)), one)));
  const magnitude = v128.bitselect(small, large, f32x4.lt(a, constant(0.625)));
  return v128.or(magnitude, v128.and(x, i32x4.splat(0x80000000)));
}

/** log of one number; not inlined, since it is long and wanted once a row. */
export function logScalar(x: f32): f32 {
  return f32x4.extract_lane(log(f32x4.splat(x)), 0);
}

/**
 * The quantile function of N(0, 1) at (1 + x) / 2, x in (-1, 1): sqrt(2) erfinv(x), with the
 * single-precision polynomials of M. Giles, "Approximating the erfinv function" (2011). Not
 * inlined: body and tail of its only user share one copy.
 */
export function normalQuantile(x: v128): v128 {
  const one = constant(1);
  const w = f32x4.neg(log(f32x4.mul(f32x4.sub(one, x), f32x4.add(one, x))));
  const c = f32x4.sub(w, constant(2.5));
  let central = multiplyAdd(c, constant(2.81022636e-8), constant(3.43273939e-7));
  central = multiplyAdd(central, c, constant(-3.5233877e-6));
  central = multiplyAdd(central, c, constant(-4.39150654e-6));
  central = multiplyAdd(central, c, constant(2.1858087e-4));
  central = multiplyAdd(central, c, constant(-1.25372503e-3));
  central = multiplyAdd(central, c, constant(-4.17768164e-3));
  central = multiplyAdd(central, c, constant(0.246640727));
  central = multiplyAdd(central, c, constant(1.50140941));
  const t = f32x4.sub(f32x4.sqrt(w), constant(3));
  let tail = multiplyAdd(t, constant(-2.00214257e-4), constant(1.00950558e-4));
  tail = multiplyAdd(tail, t, constant(1.34934322e-3));
  tail = multiplyAdd(tail, t, constant(-3.67342844e-3));
  tail = multiplyAdd(tail, t, constant(5.73950773e-3));
  tail = multiplyAdd(tail, t, constant(-7.6224613e-3));
  tail = multiplyAdd(tail, t, constant(9.43887047e-3));
  tail = multiplyAdd(tail, t, constant(1.00167406));
  tail = multiplyAdd(tail, t, constant(2.83297682));
  const p = v128.bitselect(central, tail, f32x4.lt(w, constant(5)));
  return f32x4.mul(f32x4.mul(p, x), constant(1.41421356237));
}
