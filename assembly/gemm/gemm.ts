/**
 * The three matrix products of training, C (m x n) = start + op(A) op(B), all row-major f32:
 *
 *   gemmNN   X W       forward:           A (m x k), B (k x n)
 *   gemmTN   X^T dY    weight gradient:   A (k x m), B (k x n)
 *   gemmNT   dY W^T    input gradient:    A (m x k), B (n x k)
 *
 * `lda`, `ldb`, `ldc` are leading dimensions in elements. `start` says where the sums begin:
 * START_ZERO, START_C (accumulate) or START_ROW, one row of n values for all rows of C (a
 * bias), at `row`. C must not overlap A or B. `scratch` is gemmScratchBytes() bytes for the
 * call's own use. Reads may run 60 bytes past B, C or `row`; the arena keeps that much slack.
 *
 * Loops, outermost first: k in KC (each next block continues from C), m in MC (A packed), n in
 * NC (B packed).
 */
import { rowTimesMatrix } from "./gemv";
import { macroKernel } from "./macro-kernel";
import { BY_COLUMNS, BY_ROWS, PACKED } from "./micro-kernel";
import { packA, packATransposed, packB, packBTransposed } from "./pack";
import { areApart, extent, isBlock, isMatrix } from "../preconditions";
import { gemmScratchBytes, KC, MC, MR, NC, NR, PACK_A_MIN_COLUMNS, packedBBytes, panelStrideBytes } from "./tile";

export const START_ZERO: i32 = 0;
export const START_C: i32 = 1;
export const START_ROW: i32 = 2;

/** A row of zeros, the start of every tile under START_ZERO. */
const ZEROS: usize = memory.data(NC << 2, 16);

/**
 * Size of the blocks into which `total` is cut: as many as blocks of `limit` would be, but
 * even, since a thin last block costs as much packing and loading as a whole one. A multiple
 * of `multiple`, which divides `limit`.
 */
// @ts-ignore: decorator
@inline
function evenBlock(total: i32, limit: i32, multiple: i32): i32 {
  if (total <= limit) return limit;
  const blocks = (total + limit - 1) / limit;
  const even = (total + blocks - 1) / blocks;
  return ((even + multiple - 1) / multiple) * multiple;
}

/** The contract above, behind a condition so that the other builds have not even a constant of it. */
function assertProduct(
  transposeA: bool,
  transposeB: bool,
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  lda: i32,
  b: usize,
  ldb: i32,
  c: usize,
  ldc: i32,
  start: i32,
  row: usize,
  scratch: usize,
): void {
  assert(transposeA ? isMatrix(a, k, m, lda) : isMatrix(a, m, k, lda));
  assert(transposeB ? isMatrix(b, n, k, ldb) : isMatrix(b, k, n, ldb));
  assert(isMatrix(c, m, n, ldc) && isBlock(scratch, <i32>(gemmScratchBytes() >> 2)));
  assert(areApart(c, extent(m, n, ldc), a, transposeA ? extent(k, m, lda) : extent(m, k, lda)));
  assert(areApart(c, extent(m, n, ldc), b, transposeB ? extent(n, k, ldb) : extent(k, n, ldb)));
  assert(start == START_ROW ? isBlock(row, n) : start == START_ZERO || start == START_C);
}

function product(
  transposeA: bool,
  transposeB: bool,
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  lda: i32,
  b: usize,
  ldb: i32,
  c: usize,
  ldc: i32,
  start: i32,
  row: usize,
  scratch: usize,
): void {
  if (!ASC_NO_ASSERT) assertProduct(transposeA, transposeB, m, n, k, a, lda, b, ldb, c, ldc, start, row, scratch);
  if (m == 1 && !transposeB) {
    rowTimesMatrix(n, k, a, transposeA ? lda : 1, b, ldb, start == START_C ? c : row, start == START_ZERO, c);
    return;
  }
  const ldaBytes = (<usize>lda) << 2;
  const ldbBytes = (<usize>ldb) << 2;
  const ldcBytes = (<usize>ldc) << 2;
  const packedB = scratch;
  const packedA = packedB + packedBBytes();
  const edge = packedA + ((<usize>(KC * MC)) << 2);
  const packsA = n >= PACK_A_MIN_COLUMNS;
  const mode = packsA ? PACKED : transposeA ? BY_COLUMNS : BY_ROWS;
  const kStep = evenBlock(k, KC, 1);
  const mStep = evenBlock(m, MC, MR);
  const nStep = evenBlock(n, NC, NR);
  let p = 0;
  do {
    const kc = min(k - p, kStep);
    const panelBytes = panelStrideBytes(kc);
    const fromC = p > 0 || start == START_C;
    for (let i = 0; i < m; i += mStep) {
      const mc = min(m - i, mStep);
      let blockA = transposeA
        ? a + <usize>p * ldaBytes + ((<usize>i) << 2)
        : a + <usize>i * ldaBytes + ((<usize>p) << 2);
      if (packsA) {
        if (transposeA) packATransposed(mc, kc, blockA, ldaBytes, packedA);
        else packA(mc, kc, blockA, ldaBytes, packedA);
        blockA = packedA;
      }
      for (let j = 0; j < n; j += nStep) {
        const nc = min(n - j, nStep);
        if (transposeB)
          packBTransposed(kc, nc, b + <usize>j * ldbBytes + ((<usize>p) << 2), ldbBytes, packedB, panelBytes);
        else packB(kc, nc, b + <usize>p * ldbBytes + ((<usize>j) << 2), ldbBytes, packedB, panelBytes);
        const blockC = c + <usize>i * ldcBytes + ((<usize>j) << 2);
        const blockStart = fromC ? blockC : start == START_ROW ? row + ((<usize>j) << 2) : ZEROS;
        macroKernel(
          mode,
          mc,
          nc,
          kc,
          blockA,
          ldaBytes,
          packedB,
          blockStart,
          fromC ? ldcBytes : 0,
          blockC,
          ldcBytes,
          edge,
        );
      }
    }
    p += kStep;
  } while (p < k);
}

/** C (m x n) = start + A (m x k) B (k x n). */
export function gemmNN(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  lda: i32,
  b: usize,
  ldb: i32,
  c: usize,
  ldc: i32,
  start: i32,
  row: usize,
  scratch: usize,
): void {
  product(false, false, m, n, k, a, lda, b, ldb, c, ldc, start, row, scratch);
}

/** C (m x n) = start + A^T B with A (k x m), B (k x n). */
export function gemmTN(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  lda: i32,
  b: usize,
  ldb: i32,
  c: usize,
  ldc: i32,
  start: i32,
  row: usize,
  scratch: usize,
): void {
  product(true, false, m, n, k, a, lda, b, ldb, c, ldc, start, row, scratch);
}

/** C (m x n) = start + A B^T with A (m x k), B (n x k). */
export function gemmNT(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  lda: i32,
  b: usize,
  ldb: i32,
  c: usize,
  ldc: i32,
  start: i32,
  row: usize,
  scratch: usize,
): void {
  product(false, true, m, n, k, a, lda, b, ldb, c, ldc, start, row, scratch);
}
