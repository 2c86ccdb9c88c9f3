/**
 * The sigmoid over long blocks, with the bits of `sigmoid` in math.ts, in three passes over
 * pieces that stay in the first-level cache: range reduction, polynomial, quotient. The one
 * chain of some 35 dependent instructions keeps a core waiting, since its schedulers hold no
 * more than four of them at once; of the short chains of a pass they hold ten (bench/studies.ts,
 * Zen 4, Node 20, 2026-11: 7.6 -> 3.5 ns a vector).
 *
 * The constants are loaded from memory into registers ahead of each loop: V8 13 (Node 24)
 * builds a literal anew wherever it is used.
 */
import { multiplyAdd } from "../simd";
import { VECTOR_BYTES } from "./group";

/** Vectors of a piece. */
const PIECE: i32 = 128;
const PIECE_BYTES: usize = <usize>PIECE * VECTOR_BYTES;

/** Bytes of scratch: t and the power of two of a piece. */
export function sigmoidScratchBytes(): usize {
  return 2 * PIECE_BYTES;
}

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
  -104.0, -104.0, -104.0, -104.0,
  1.44269504088896341, 1.44269504088896341, 1.44269504088896341, 1.44269504088896341,
  MAGIC, MAGIC, MAGIC, MAGIC,
  0.693359375, 0.693359375, 0.693359375, 0.693359375,
  -2.1219444e-4, -2.1219444e-4, -2.1219444e-4, -2.1219444e-4,
  1.98756915e-4, 1.98756915e-4, 1.98756915e-4, 1.98756915e-4,
  1.3981999507e-3, 1.3981999507e-3, 1.3981999507e-3, 1.3981999507e-3,
  8.3334519073e-3, 8.3334519073e-3, 8.3334519073e-3, 8.3334519073e-3,
  4.1665795894e-2, 4.1665795894e-2, 4.1665795894e-2, 4.1665795894e-2,
  1.6666665459e-1, 1.6666665459e-1, 1.6666665459e-1, 1.6666665459e-1,
  5.0000001201e-1, 5.0000001201e-1, 5.0000001201e-1, 5.0000001201e-1,
  1.0, 1.0, 1.0, 1.0,
  DOWN, DOWN, DOWN, DOWN,
], 16);

// @ts-ignore: decorator
@inline
function constantAt(index: usize): v128 {
  return v128.load(CONSTANTS + index * VECTOR_BYTES);
}

/** -|x| = n ln 2 + t: t and 2^(n + 64) into the two halves of the scratch. */
export function reduceRange(x: usize, scratch: usize, end: usize): void {
  const sign = constantAt(0);
  const lowest = constantAt(1);
  const perLn2 = constantAt(2);
  const magic = constantAt(3);
  const ln2High = constantAt(4);
  const ln2Low = constantAt(5);
  do {
    const z = f32x4.pmax(v128.or(v128.load(x), sign), lowest);
    const shifted = f32x4.add(f32x4.mul(z, perLn2), magic);
    const n = f32x4.sub(shifted, magic);
    v128.store(scratch, f32x4.sub(f32x4.sub(z, f32x4.mul(n, ln2High)), f32x4.mul(n, ln2Low)));
    v128.store(scratch + PIECE_BYTES, i32x4.shl(shifted, 23));
    x += VECTOR_BYTES;
    scratch += VECTOR_BYTES;
  } while (x < end);
}

/** e^t in place of t. */
export function exponentialOfRest(scratch: usize, end: usize): void {
  const c6 = constantAt(6);
  const c5 = constantAt(7);
  const c4 = constantAt(8);
  const c3 = constantAt(9);
  const c2 = constantAt(10);
  const c1 = constantAt(11);
  const one = constantAt(12);
  do {
    const t = v128.load(scratch);
    let p = multiplyAdd(t, c6, c5);
    p = multiplyAdd(p, t, c4);
    p = multiplyAdd(p, t, c3);
    p = multiplyAdd(p, t, c2);
    p = multiplyAdd(p, t, c1);
    v128.store(scratch, f32x4.add(multiplyAdd(p, f32x4.mul(t, t), t), one));
    scratch += VECTOR_BYTES;
  } while (scratch < end);
}

/** 1 / (1 + e) for positive x, else e / (1 + e), e = e^-|x|. The larger of e and 0 is e, of e and 1 is 1. */
export function quotient(x: usize, scratch: usize, end: usize): void {
  const one = constantAt(12);
  const down = constantAt(13);
  do {
    const e = f32x4.mul(f32x4.mul(v128.load(scratch), v128.load(scratch + PIECE_BYTES)), down);
    const isNegative = i32x4.shr_s(v128.load(x), 31);
    v128.store(x, f32x4.div(f32x4.pmax(e, v128.andnot(one, isNegative)), f32x4.add(one, e)));
    x += VECTOR_BYTES;
    scratch += VECTOR_BYTES;
  } while (x < end);
}

/** x = 1 / (1 + e^-x) over `n` vectors. */
export function sigmoidBlock(x: usize, n: i32, scratch: usize): void {
  const end = x + <usize>n * VECTOR_BYTES;
  while (x < end) {
    const bytes = min(end - x, PIECE_BYTES);
    reduceRange(x, scratch, x + bytes);
    exponentialOfRest(scratch, scratch + bytes);
    quotient(x, scratch, x + bytes);
    x += bytes;
  }
}
