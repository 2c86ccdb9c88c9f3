/**
 * Tile sizes of the matrix product, after Goto and van de Geijn (2008) and BLIS.
 *
 * Measured with bench/gemm.ts on a 2-core AMD EPYC (Zen 4), Node 20 and 24, 2026-11:
 * V8 leaves 15 vector registers. Without fused multiply-add 5 x 8 needs 10 accumulators,
 * 2 of B, 1 of A and 1 product; 6 x 8 spills and drops to half the speed. With fused
 * multiply-add there is no product register and 6 x 8 fits.
 */

/** Rows of a micro-tile of C. */
// @ts-ignore: decorator
@inline
export const MR: i32 = ASC_FEATURE_RELAXED_SIMD ? 6 : 5;

/** Columns of a micro-tile of C: two vectors. */
// @ts-ignore: decorator
@inline
export const NR: i32 = 8;

/** Bytes of a row of a micro-panel of B, and of a micro-tile of C that is made aside. */
// @ts-ignore: decorator
@inline
export const PANEL_ROW_BYTES: usize = (<usize>NR) << 2;

/** Depth of a packed block: a B micro-panel (KC x NR) takes 10 KiB of the 32 KiB first-level cache. */
// @ts-ignore: decorator
@inline
export const KC: i32 = 320;

/** Rows of a packed block of A (a multiple of both tile heights): 300 KiB of the second-level cache. */
// @ts-ignore: decorator
@inline
export const MC: i32 = 240;

/** Columns of a packed block of B: rows of 16 cache lines are read at a time, 322 KiB are packed. */
// @ts-ignore: decorator
@inline
export const NC: i32 = 256;

/** Products narrower than this do not repay the packing of A. */
// @ts-ignore: decorator
@inline
export const PACK_A_MIN_COLUMNS: i32 = 32;

/**
 * Bytes from one packed panel of B to the next: a cache line more than it takes, so that
 * the same row of all panels does not fall into one set of the cache.
 */
// @ts-ignore: decorator
@inline
export function panelStrideBytes(kc: i32): usize {
  return <usize>kc * PANEL_ROW_BYTES + 64;
}

/** Bytes of a packed block of B. */
// @ts-ignore: decorator
@inline
export function packedBBytes(): usize {
  return panelStrideBytes(KC) * <usize>(NC / NR);
}

/** Bytes of scratch that a product needs: a packed block of B, one of A, a micro-tile. */
export function gemmScratchBytes(): usize {
  return packedBBytes() + ((<usize>(KC * MC + MR * NR)) << 2);
}
