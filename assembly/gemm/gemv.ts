/**
 * The single-row product, c (1 x n) = start + a (1 x k) B (k x n): B is read in place, once,
 * a strip of columns at a time. The same chain of multiply-adds as in the micro-kernel, so a
 * sample's bits do not depend on the batch it comes in.
 */
import { multiplyAdd, storePartial } from "../simd";

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
  let j = 0;
  for (; j + 32 <= n; j += 32) {
    const offset = (<usize>j) << 2;
    strip32(k, a, strideABytes, b + offset, ldbBytes, start + offset, fromZero, c + offset);
  }
  for (; j < n; j += 4) {
    const offset = (<usize>j) << 2;
    strip4(k, a, strideABytes, b + offset, ldbBytes, start + offset, fromZero, c + offset, n - j);
  }
}

function strip32(k: i32, a: usize, strideA: usize, b: usize, ldb: usize, start: usize, fromZero: bool, c: usize): void {
  const zero = f32x4.splat(0);
  let c0 = zero,
    c1 = zero,
    c2 = zero,
    c3 = zero,
    c4 = zero,
    c5 = zero,
    c6 = zero,
    c7 = zero;
  if (!fromZero) {
    c0 = v128.load(start);
    c1 = v128.load(start, 16);
    c2 = v128.load(start, 32);
    c3 = v128.load(start, 48);
    c4 = v128.load(start, 64);
    c5 = v128.load(start, 80);
    c6 = v128.load(start, 96);
    c7 = v128.load(start, 112);
  }
  while (k > 0) {
    const s = v128.load32_splat(a);
    c0 = multiplyAdd(s, v128.load(b), c0);
    c1 = multiplyAdd(s, v128.load(b, 16), c1);
    c2 = multiplyAdd(s, v128.load(b, 32), c2);
    c3 = multiplyAdd(s, v128.load(b, 48), c3);
    c4 = multiplyAdd(s, v128.load(b, 64), c4);
    c5 = multiplyAdd(s, v128.load(b, 80), c5);
    c6 = multiplyAdd(s, v128.load(b, 96), c6);
    c7 = multiplyAdd(s, v128.load(b, 112), c7);
    a += strideA;
    b += ldb;
    k--;
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
  v128.store(c, c4, 64);
  v128.store(c, c5, 80);
  v128.store(c, c6, 96);
  v128.store(c, c7, 112);
}

/** A strip of four columns, of which the first `columns` are stored. */
function strip4(
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
  let sum = fromZero ? f32x4.splat(0) : v128.load(start);
  while (k > 0) {
    sum = multiplyAdd(v128.load32_splat(a), v128.load(b), sum);
    a += strideA;
    b += ldb;
    k--;
  }
  if (columns >= 4) v128.store(c, sum);
  else storePartial(c, sum, columns);
}
