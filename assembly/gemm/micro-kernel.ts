/**
 * Micro-kernels: C (rows x columns) = start + A (rows x k) B (k x columns), one tile of C
 * held in registers.
 *
 * Every element of C is one chain of multiply-adds in the order of k, begun at its start
 * value. Tiling, splitting k (the next block starts at C) and the number of rows in a tile
 * therefore leave its bits alone.
 *
 *   a        packed:     `rows` neighboring elements a value of k, the next k behind them
 *            by columns: `rows` neighboring elements a value of k, the next k at + strideA bytes
 *            by rows:    rows strideA bytes apart, the next k in the next element
 *   b        micro-panel: NR elements a value of k
 *   start    start values, rows `ldStart` bytes apart (0: the same row for all, as a bias)
 *   c        rows `ldc` bytes apart; all lanes of the tile's vectors are written
 *
 * Row r of C is stored with an immediate offset of 4 r from a pointer moved back as much: V8 11
 * and 12 keep memory base + offset in a register through the loop only where that sum is used
 * behind the loop too, and otherwise compute it for every splat (7 % of the speed).
 *
 * The loop steps by one value of k. Unrolled, V8 11 and 12 (Node 20, 22) hoist the loads of
 * all steps above the arithmetic and spill: half the speed (bench/gemm.ts, 2026-11). For
 * the same reason it is a `while`, which V8 rotates, and not a `do`.
 */
import { multiplyAdd } from "../simd";
import { PANEL_ROW_BYTES } from "./tile";

// @ts-ignore: decorator
@inline
export const PACKED: i32 = 0;
// @ts-ignore: decorator
@inline
export const BY_COLUMNS: i32 = 1;
// @ts-ignore: decorator
@inline
export const BY_ROWS: i32 = 2;

/** The template; micro-kernel-table.ts has its instances. `rows` (1 to 6), `vectors` (1 or 2) and `mode` are constants at each use. */
// @ts-ignore: decorator
@inline
export function tile(
  rows: i32,
  vectors: i32,
  mode: i32,
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  const zero = f32x4.splat(0);
  let c00 = zero,
    c10 = zero,
    c20 = zero,
    c30 = zero,
    c40 = zero,
    c50 = zero;
  let c01 = zero,
    c11 = zero,
    c21 = zero,
    c31 = zero,
    c41 = zero,
    c51 = zero;
  c00 = v128.load(start);
  if (vectors > 1) c01 = v128.load(start, 16);
  if (rows > 1) {
    start += ldStart;
    c10 = v128.load(start);
    if (vectors > 1) c11 = v128.load(start, 16);
  }
  if (rows > 2) {
    start += ldStart;
    c20 = v128.load(start);
    if (vectors > 1) c21 = v128.load(start, 16);
  }
  if (rows > 3) {
    start += ldStart;
    c30 = v128.load(start);
    if (vectors > 1) c31 = v128.load(start, 16);
  }
  if (rows > 4) {
    start += ldStart;
    c40 = v128.load(start);
    if (vectors > 1) c41 = v128.load(start, 16);
  }
  if (rows > 5) {
    start += ldStart;
    c50 = v128.load(start);
    if (vectors > 1) c51 = v128.load(start, 16);
  }

  let a1 = a + strideA;
  let a2 = a1 + strideA;
  let a3 = a2 + strideA;
  let a4 = a3 + strideA;
  let a5 = a4 + strideA;
  const end = b + <usize>k * PANEL_ROW_BYTES;
  while (b < end) {
    const b0 = v128.load(b);
    const b1 = vectors > 1 ? v128.load(b, 16) : zero;
    const s0 = v128.load32_splat(a);
    c00 = multiplyAdd(s0, b0, c00);
    if (vectors > 1) c01 = multiplyAdd(s0, b1, c01);
    if (rows > 1) {
      const s1 = mode == BY_ROWS ? v128.load32_splat(a1) : v128.load32_splat(a, 4);
      c10 = multiplyAdd(s1, b0, c10);
      if (vectors > 1) c11 = multiplyAdd(s1, b1, c11);
    }
    if (rows > 2) {
      const s2 = mode == BY_ROWS ? v128.load32_splat(a2) : v128.load32_splat(a, 8);
      c20 = multiplyAdd(s2, b0, c20);
      if (vectors > 1) c21 = multiplyAdd(s2, b1, c21);
    }
    if (rows > 3) {
      const s3 = mode == BY_ROWS ? v128.load32_splat(a3) : v128.load32_splat(a, 12);
      c30 = multiplyAdd(s3, b0, c30);
      if (vectors > 1) c31 = multiplyAdd(s3, b1, c31);
    }
    if (rows > 4) {
      const s4 = mode == BY_ROWS ? v128.load32_splat(a4) : v128.load32_splat(a, 16);
      c40 = multiplyAdd(s4, b0, c40);
      if (vectors > 1) c41 = multiplyAdd(s4, b1, c41);
    }
    if (rows > 5) {
      const s5 = mode == BY_ROWS ? v128.load32_splat(a5) : v128.load32_splat(a, 20);
      c50 = multiplyAdd(s5, b0, c50);
      if (vectors > 1) c51 = multiplyAdd(s5, b1, c51);
    }
    b += PANEL_ROW_BYTES;
    if (mode == BY_ROWS) {
      a += 4;
      if (rows > 1) a1 += 4;
      if (rows > 2) a2 += 4;
      if (rows > 3) a3 += 4;
      if (rows > 4) a4 += 4;
      if (rows > 5) a5 += 4;
    } else {
      a += mode == PACKED ? (<usize>rows) << 2 : strideA;
    }
  }

  const stepC = ldc - 4;
  v128.store(c, c00);
  if (vectors > 1) v128.store(c, c01, 16);
  if (rows > 1) {
    c += stepC;
    v128.store(c, c10, 4);
    if (vectors > 1) v128.store(c, c11, 20);
  }
  if (rows > 2) {
    c += stepC;
    v128.store(c, c20, 8);
    if (vectors > 1) v128.store(c, c21, 24);
  }
  if (rows > 3) {
    c += stepC;
    v128.store(c, c30, 12);
    if (vectors > 1) v128.store(c, c31, 28);
  }
  if (rows > 4) {
    c += stepC;
    v128.store(c, c40, 16);
    if (vectors > 1) v128.store(c, c41, 32);
  }
  if (rows > 5) {
    c += stepC;
    v128.store(c, c50, 20);
    if (vectors > 1) v128.store(c, c51, 36);
  }
}
