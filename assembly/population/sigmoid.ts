/**
 * The sigmoid over long blocks, with the bits of `sigmoid` in math.ts, in three passes over
 * pieces that stay in the first-level cache: range reduction (at the end of the affine map, in
 * affine.ts), polynomial, quotient. The one
 * chain of some 35 dependent instructions keeps a core waiting, since its schedulers hold no
 * more than four of them at once; of the short chains of a pass they hold ten (alone, on Zen 4, 2026-11,
 * against `sigmoid` of math.ts: Node 20 7.6 -> 3.5 ns a vector, Node 24 12 -> 3.4).
 *
 * The constants are loaded from memory into registers ahead of each loop: V8 13 (Node 24)
 * builds a literal again wherever it is used.
 */
import { EXP_C1, EXP_C2, EXP_C3, EXP_C4, EXP_C5, EXP_C6, EXP_LOWEST, LN2_HIGH, LN2_LOW, PER_LN2 } from "../math";
import { multiplyAdd } from "../simd";
import { PAIR_BYTES, VECTOR_BYTES, pairsOf } from "./group";

/**
 * 1.5 * 2^23 + 64 + 127: adding it leaves n + 64 + 127, n the nearest integer, in the low bits
 * of the sum; shifted up into the exponent they are 2^(n + 64), a normal number for all n that occur.
 */
const MAGIC: f32 = 12583103.0;
/** 2^-64: the last factor, by which a result may round into the denormals, once. */
const DOWN: f32 = 5.421010862427522e-20;

// prettier-ignore
const CONSTANTS: usize = memory.data<f32>([
  -0.0, -0.0, -0.0, -0.0,
  EXP_LOWEST, EXP_LOWEST, EXP_LOWEST, EXP_LOWEST,
  PER_LN2, PER_LN2, PER_LN2, PER_LN2,
  MAGIC, MAGIC, MAGIC, MAGIC,
  LN2_HIGH, LN2_HIGH, LN2_HIGH, LN2_HIGH,
  LN2_LOW, LN2_LOW, LN2_LOW, LN2_LOW,
  EXP_C6, EXP_C6, EXP_C6, EXP_C6,
  EXP_C5, EXP_C5, EXP_C5, EXP_C5,
  EXP_C4, EXP_C4, EXP_C4, EXP_C4,
  EXP_C3, EXP_C3, EXP_C3, EXP_C3,
  EXP_C2, EXP_C2, EXP_C2, EXP_C2,
  EXP_C1, EXP_C1, EXP_C1, EXP_C1,
  1.0, 1.0, 1.0, 1.0,
  DOWN, DOWN, DOWN, DOWN,
], 16);

// @ts-ignore: decorator
@inline
export function constantAt(index: usize): v128 {
  return v128.load(CONSTANTS + index * VECTOR_BYTES);
}

/** Places of the constants that range reduction needs, in `affine.ts`. */
// @ts-ignore: decorator
@inline
export const AT_SIGN: usize = 0;
// @ts-ignore: decorator
@inline
export const AT_LOWEST: usize = 1;
// @ts-ignore: decorator
@inline
export const AT_PER_LN2: usize = 2;
// @ts-ignore: decorator
@inline
export const AT_MAGIC_SUM: usize = 3;
// @ts-ignore: decorator
@inline
export const AT_LN2_HIGH: usize = 4;
// @ts-ignore: decorator
@inline
export const AT_LN2_LOW: usize = 5;
/** A vector of ones. */
// @ts-ignore: decorator
@inline
export const AT_ONE: usize = 12;

/** e^t in place, a pair of vectors or one a turn; `isPair` is a constant at each use. */
// @ts-ignore: decorator
@inline
function exponentials(isPair: bool, x: usize, end: usize): void {
  const c6 = constantAt(6);
  const c5 = constantAt(7);
  const c4 = constantAt(8);
  const c3 = constantAt(9);
  const c2 = constantAt(10);
  const c1 = constantAt(11);
  const one = constantAt(AT_ONE);
  do {
    const first = exponential(v128.load(x), c6, c5, c4, c3, c2, c1, one);
    const second = isPair ? exponential(v128.load(x, 16), c6, c5, c4, c3, c2, c1, one) : first;
    v128.store(x, first);
    if (isPair) v128.store(x, second, 16);
    x += isPair ? PAIR_BYTES : VECTOR_BYTES;
  } while (x < end);
}

// @ts-ignore: decorator
@inline
function exponential(t: v128, c6: v128, c5: v128, c4: v128, c3: v128, c2: v128, c1: v128, one: v128): v128 {
  let p = multiplyAdd(t, c6, c5);
  p = multiplyAdd(p, t, c4);
  p = multiplyAdd(p, t, c3);
  p = multiplyAdd(p, t, c2);
  p = multiplyAdd(p, t, c1);
  return f32x4.add(multiplyAdd(p, f32x4.mul(t, t), t), one);
}

/** e^t over the vectors from `x` to `end`, in place: the polynomial of `exp` in math.ts. */
export function exponentialOfRest(x: usize, end: usize): void {
  const last = x + pairsOf(end - x);
  if (x < last) exponentials(true, x, last);
  if (last < end) exponentials(false, last, end);
}

/** Quotients in place, a pair of vectors or one a turn; `isPair` is a constant at each use. */
// @ts-ignore: decorator
@inline
function quotients(isPair: bool, x: usize, powers: usize, end: usize): void {
  const sign = constantAt(AT_SIGN);
  const one = constantAt(AT_ONE);
  const down = constantAt(13);
  do {
    const first = quotientOf(v128.load(x), v128.load(powers), sign, one, down);
    const second = isPair ? quotientOf(v128.load(x, 16), v128.load(powers, 16), sign, one, down) : first;
    v128.store(x, first);
    if (isPair) v128.store(x, second, 16);
    x += isPair ? PAIR_BYTES : VECTOR_BYTES;
    powers += isPair ? PAIR_BYTES : VECTOR_BYTES;
  } while (x < end);
}

// @ts-ignore: decorator
@inline
function quotientOf(exponential: v128, power: v128, sign: v128, one: v128, down: v128): v128 {
  const e = f32x4.mul(f32x4.mul(exponential, v128.andnot(power, sign)), down);
  const isNegative = i32x4.shr_s(power, 31);
  return f32x4.div(f32x4.pmax(e, v128.andnot(one, isNegative)), f32x4.add(one, e));
}

/**
 * From e^t and the signed powers the sigmoid, in place: 1 / (1 + e) for positive arguments, else
 * e / (1 + e), with e = e^-|z|. The larger of e and 0 is e, of e and 1 is 1.
 */
export function quotient(x: usize, powers: usize, end: usize): void {
  const pairs = pairsOf(end - x);
  if (pairs > 0) quotients(true, x, powers, x + pairs);
  if (x + pairs < end) quotients(false, x + pairs, powers + pairs, end);
}
