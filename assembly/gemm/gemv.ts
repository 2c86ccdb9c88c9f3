/**
 * The single-row product, c (1 x n) = start + a (1 x k) B (k x n): B is read in place, once, as
 * it lies in memory: four rows at a time pass over c, eight columns at a time.
 *
 *     a3 a2 a1 a0      b0 ->         the last columns, fewer than eight, and rows
 *                      b1 ->         of up to 16 altogether stay in registers
 *                      b2 ->         from the first row of B to the last
 *                      b3 ->
 *
 * The same chain of multiply-adds as in the micro-kernel, so a sample's bits do not depend on
 * the batch it comes in. Against strips of 32 columns (kernel alone, AMD EPYC, Node 20,
 * 2026-11): 64 x 128 0.96 -> 0.64 us, 128 x 10 0.34 -> 0.19 us.
 */
import { multiplyAdd, storePartial } from "../simd";

/** Columns that a strip holds in registers. */
const STRIP: i32 = 16;

/** `strideA` and `ldb` in elements; `start` is a row of n values, not read when `fromZero`. */
export function rowTimesMatrix(
  n: i32,
  k: i32,
  a: usize,
  strideA: i32,
  b: usize,
  ldb: i32,
  start: usize,
  fromZero: bool,
  c: usize,
): void {
  const strideABytes = (<usize>strideA) << 2;
  const ldbBytes = (<usize>ldb) << 2;
  const wide = n <= STRIP ? 0 : n & -8;
  const offset = (<usize>wide) << 2;
  if (wide > 0) {
    begin(wide, start, fromZero, c);
    addRows(wide, k, a, strideABytes, b, ldbBytes, c);
  }
  if (wide < n) {
    strip(k, a, strideABytes, b + offset, ldbBytes, start + offset, fromZero, c + offset, n - wide);
  }
}

/** c = start, or 0. */
function begin(n: i32, start: usize, fromZero: bool, c: usize): void {
  for (const end = c + ((<usize>n) << 2); c < end; c += 16) {
    v128.store(c, fromZero ? f32x4.splat(0) : v128.load(start));
    start += 16;
  }
}

/** c += a B, for n a multiple of 8. */
function addRows(n: i32, k: i32, a: usize, strideA: usize, b: usize, ldb: usize, c: usize): void {
  for (; k >= 4; k -= 4) {
    addFourRows(n, a, strideA, b, ldb, c);
    a += strideA << 2;
    b += ldb << 2;
  }
  for (; k > 0; k--) {
    addRow(n, a, b, c);
    a += strideA;
    b += ldb;
  }
}

function addFourRows(n: i32, a: usize, strideA: usize, b0: usize, ldb: usize, c: usize): void {
  const s0 = v128.load32_splat(a);
  const s1 = v128.load32_splat(a + strideA);
  const s2 = v128.load32_splat(a + 2 * strideA);
  const s3 = v128.load32_splat(a + 3 * strideA);
  let b1 = b0 + ldb;
  let b2 = b1 + ldb;
  let b3 = b2 + ldb;
  const end = c + ((<usize>n) << 2);
  do {
    let c0 = v128.load(c);
    let c1 = v128.load(c, 16);
    c0 = multiplyAdd(s0, v128.load(b0), c0);
    c1 = multiplyAdd(s0, v128.load(b0, 16), c1);
    c0 = multiplyAdd(s1, v128.load(b1), c0);
    c1 = multiplyAdd(s1, v128.load(b1, 16), c1);
    c0 = multiplyAdd(s2, v128.load(b2), c0);
    c1 = multiplyAdd(s2, v128.load(b2, 16), c1);
    c0 = multiplyAdd(s3, v128.load(b3), c0);
    c1 = multiplyAdd(s3, v128.load(b3, 16), c1);
    v128.store(c, c0);
    v128.store(c, c1, 16);
    b0 += 32;
    b1 += 32;
    b2 += 32;
    b3 += 32;
    c += 32;
  } while (c < end);
}

function addRow(n: i32, a: usize, b: usize, c: usize): void {
  const s = v128.load32_splat(a);
  const end = c + ((<usize>n) << 2);
  do {
    v128.store(c, multiplyAdd(s, v128.load(b), v128.load(c)));
    b += 16;
    c += 16;
  } while (c < end);
}

/** The first `columns`, at most STRIP, of a strip that is computed whole: up to 60 bytes are read behind the rows. */
function strip(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  ldb: usize,
  start: usize,
  fromZero: bool,
  c: usize,
  columns: i32,
): void {
  const zero = f32x4.splat(0);
  let c0 = zero;
  let c1 = zero;
  let c2 = zero;
  let c3 = zero;
  if (!fromZero) {
    c0 = v128.load(start);
    c1 = v128.load(start, 16);
    c2 = v128.load(start, 32);
    c3 = v128.load(start, 48);
  }
  while (k > 0) {
    const s = v128.load32_splat(a);
    c0 = multiplyAdd(s, v128.load(b), c0);
    c1 = multiplyAdd(s, v128.load(b, 16), c1);
    c2 = multiplyAdd(s, v128.load(b, 32), c2);
    c3 = multiplyAdd(s, v128.load(b, 48), c3);
    a += strideA;
    b += ldb;
    k--;
  }
  storeFirst(c, c0, columns);
  storeFirst(c + 16, c1, columns - 4);
  storeFirst(c + 32, c2, columns - 8);
  storeFirst(c + 48, c3, columns - 12);
}

/** Stores four lanes, or the first `count` where there are fewer. */
function storeFirst(c: usize, value: v128, count: i32): void {
  if (count >= 4) v128.store(c, value);
  else if (count > 0) storePartial(c, value, count);
}
