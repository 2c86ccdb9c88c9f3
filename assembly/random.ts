/**
 * Random numbers by Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as
 * 1, 2, 3", 2011): word i of a stream is a pure function of the stream and i, so neither
 * order nor threads can change it.
 *
 *   key      seedLow, seedHigh
 *   counter  i / 4, 0, index, use        words 4b to 4b + 3 come from block b
 *
 * `use` says what the numbers are for (initial weights, dropout, shuffle), `index` which
 * one (layer, step, epoch).
 */
import { normalQuantile } from "./math";
import { LANES, loadPartial, storePartial } from "./simd";

// @ts-ignore: decorator
@inline
const MULTIPLIER_0: u32 = 0xd2511f53;
// @ts-ignore: decorator
@inline
const MULTIPLIER_1: u32 = 0xcd9e8d57;
// @ts-ignore: decorator
@inline
const WEYL_0: u32 = 0x9e3779b9;
// @ts-ignore: decorator
@inline
const WEYL_1: u32 = 0xbb67ae85;
// @ts-ignore: decorator
@inline
const ROUNDS: i32 = 10;

/** High words of the four 64-bit products a * m. */
// @ts-ignore: decorator
@inline
function multiplyHigh(a: v128, m: v128): v128 {
  return v128.shuffle<i32>(i64x2.extmul_low_i32x4_u(a, m), i64x2.extmul_high_i32x4_u(a, m), 1, 3, 5, 7);
}

/** Four blocks at once: lane l of c0 to c3 is the counter of block + l; stores 16 words in order. */
function philoxFourBlocks(out: usize, c0: v128, c1: v128, c2: v128, c3: v128, k0: u32, k1: u32): void {
  const m0 = i32x4.splat(MULTIPLIER_0);
  const m1 = i32x4.splat(MULTIPLIER_1);
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(c0, m0);
    const low0 = i32x4.mul(c0, m0);
    const high1 = multiplyHigh(c2, m1);
    const low1 = i32x4.mul(c2, m1);
    c0 = v128.xor(v128.xor(high1, c1), i32x4.splat(k0));
    c2 = v128.xor(v128.xor(high0, c3), i32x4.splat(k1));
    c1 = low1;
    c3 = low0;
    k0 += WEYL_0;
    k1 += WEYL_1;
  }
  const low01 = v128.shuffle<i32>(c0, c1, 0, 4, 1, 5);
  const low23 = v128.shuffle<i32>(c2, c3, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(c0, c1, 2, 6, 3, 7);
  const high23 = v128.shuffle<i32>(c2, c3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(out, v128.shuffle<i64>(low01, low23, 1, 3), 16);
  v128.store(out, v128.shuffle<i64>(high01, high23, 0, 2), 32);
  v128.store(out, v128.shuffle<i64>(high01, high23, 1, 3), 48);
}

/** One block; stores its first `count` (1 to 4) words. */
function philoxBlock(out: usize, count: i32, c0: u32, c1: u32, c2: u32, c3: u32, k0: u32, k1: u32): void {
  for (let round = 0; round < ROUNDS; round++) {
    const product0 = <u64>c0 * <u64>MULTIPLIER_0;
    const product1 = <u64>c2 * <u64>MULTIPLIER_1;
    c0 = (<u32>(product1 >> 32)) ^ c1 ^ k0;
    c2 = (<u32>(product0 >> 32)) ^ c3 ^ k1;
    c1 = <u32>product1;
    c3 = <u32>product0;
    k0 += WEYL_0;
    k1 += WEYL_1;
  }
  store<u32>(out, c0);
  if (count > 1) store<u32>(out, c1, 4);
  if (count > 2) store<u32>(out, c2, 8);
  if (count > 3) store<u32>(out, c3, 12);
}

/** The first `n` words of a stream, as u32. */
export function randomWords(out: usize, n: i32, seedLow: u32, seedHigh: u32, use: u32, index: u32): void {
  const lanes = i32x4(0, 1, 2, 3);
  let i = 0;
  for (; i + 16 <= n; i += 16) {
    const c0 = i32x4.add(i32x4.splat(i >> 2), lanes);
    philoxFourBlocks(out, c0, i32x4.splat(0), i32x4.splat(index), i32x4.splat(use), seedLow, seedHigh);
    out += 64;
  }
  for (; i < n; i += 4) {
    philoxBlock(out, min(n - i, 4), i >> 2, 0, index, use, seedLow, seedHigh);
    out += 16;
  }
}

/** Uniform from low to high, by 24 bits of each word; rounding may give high itself. */
export function randomUniform(
  out: usize,
  n: i32,
  low: f32,
  high: f32,
  seedLow: u32,
  seedHigh: u32,
  use: u32,
  index: u32,
): void {
  randomWords(out, n, seedLow, seedHigh, use, index);
  const width = f32x4.splat((high - low) * <f32>5.9604644775390625e-8); // 2^-24
  const origin = f32x4.splat(low);
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    v128.store(out, uniform(v128.load(out), width, origin));
    out += 16;
  }
  if (i < n) storePartial(out, uniform(loadPartial(out, n - i), width, origin), n - i);
}

// @ts-ignore: decorator
@inline
function uniform(words: v128, width: v128, origin: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_u(i32x4.shr_u(words, 8)), width), origin);
}

/** N(0, 1): the quantile of 23 bits of each word, symmetric about 0; the largest is 5.3. */
export function randomNormal(out: usize, n: i32, seedLow: u32, seedHigh: u32, use: u32, index: u32): void {
  randomWords(out, n, seedLow, seedHigh, use, index);
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    v128.store(out, normal(v128.load(out)));
    out += 16;
  }
  if (i < n) storePartial(out, normal(loadPartial(out, n - i)), n - i);
}

/** 23 bits k of a word to the odd multiple 2 k + 1 - 2^23 of 2^-23, and that to its quantile. */
// @ts-ignore: decorator
@inline
function normal(words: v128): v128 {
  const odd = i32x4.sub(v128.or(i32x4.shl(i32x4.shr_u(words, 9), 1), i32x4.splat(1)), i32x4.splat(8388608));
  return normalQuantile(f32x4.mul(f32x4.convert_i32x4_s(odd), f32x4.splat(1.1920928955078125e-7)));
}

/**
 * A random permutation of 0 to n - 1 as i32: the inside-out shuffle (Knuth, TAOCP 2, 3.4.2),
 * which replaces each word by its place. Bias below n / 2^32.
 */
export function randomPermutation(out: usize, n: i32, seedLow: u32, seedHigh: u32, use: u32, index: u32): void {
  randomWords(out, n, seedLow, seedHigh, use, index);
  for (let i = 0; i < n; i++) {
    const here = out + ((<usize>i) << 2);
    const j = <i32>((<u64>load<u32>(here) * <u64>(i + 1)) >> 32);
    const there = out + ((<usize>j) << 2);
    store<i32>(here, load<i32>(there));
    store<i32>(there, i);
  }
}

/** `scale` where a word is below `threshold`, else 0: the mask of inverted dropout. */
export function dropoutMask(
  out: usize,
  n: i32,
  threshold: u32,
  scale: f32,
  seedLow: u32,
  seedHigh: u32,
  use: u32,
  index: u32,
): void {
  randomWords(out, n, seedLow, seedHigh, use, index);
  const limit = i32x4.splat(threshold);
  const kept = f32x4.splat(scale);
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    v128.store(out, v128.and(i32x4.lt_u(v128.load(out), limit), kept));
    out += 16;
  }
  if (i < n) storePartial(out, v128.and(i32x4.lt_u(loadPartial(out, n - i), limit), kept), n - i);
}
