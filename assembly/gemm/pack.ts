/**
 * Packing: copies blocks of A and B into the order in which the micro-kernel reads them.
 *
 *   B block (kc x nc), micro-panels of NR = 8 columns, one after the other:
 *
 *     panel 0               panel 1
 *     b00 b01 ... b07       b08 ...        k = 0     32 bytes a row of a panel;
 *     b10 b11 ... b17       b18 ...        k = 1     lanes past nc hold anything
 *
 *   A block (mc x kc), micro-panels of MR rows, stored by columns:
 *
 *     a00 a10 ... a40   a01 a11 ... a41   ...        4 MR bytes a value of k;
 *     k = 0             k = 1                        a last panel of r < MR rows takes 4 r bytes
 */
import { MR, NR, PANEL_ROW_BYTES } from "./tile";
import { isBlock, isMatrix } from "../preconditions";
import { loadPartial, storePartial } from "../simd";

/**
 * Four rows of four to four columns of four, stored `strideBytes` apart.
 *
 *   r0: 00 01 02 03         out + 0 stride: 00 10 20 30
 *   r1: 10 11 12 13   ->    out + 1 stride: 01 11 21 31
 *   r2: 20 21 22 23         out + 2 stride: 02 12 22 32
 *   r3: 30 31 32 33         out + 3 stride: 03 13 23 33
 */
// @ts-ignore: decorator
@inline
function storeTransposed(out: usize, strideBytes: usize, r0: v128, r1: v128, r2: v128, r3: v128): void {
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<f64>(low01, low23, 0, 2));
  v128.store(out + strideBytes, v128.shuffle<f64>(low01, low23, 1, 3));
  v128.store(out + 2 * strideBytes, v128.shuffle<f64>(high01, high23, 0, 2));
  v128.store(out + 3 * strideBytes, v128.shuffle<f64>(high01, high23, 1, 3));
}

/**
 * Packs B (kc x nc, row-major, rows `ldbBytes` apart) row by row, as memory is read ahead best;
 * the lanes past nc carry what stands there.
 */
export function packB(kc: i32, nc: i32, b: usize, ldbBytes: usize, out: usize, panelBytes: usize): void {
  if (!ASC_NO_ASSERT) assert(nc > 0 && isMatrix(b, kc, nc, <i32>(ldbBytes >> 2)) && isPackedB(kc, nc, out, panelBytes));
  const rowBytes = (<usize>nc) << 2;
  for (const end = out + <usize>kc * PANEL_ROW_BYTES; out < end; out += PANEL_ROW_BYTES) {
    let to = out;
    for (let from = b, rowEnd = b + rowBytes; from < rowEnd; from += PANEL_ROW_BYTES) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      to += panelBytes;
    }
    b += ldbBytes;
  }
}

/** Packs B = W^T (kc x nc) from W (nc x kc, row-major, rows `ldwBytes` apart). */
export function packBTransposed(kc: i32, nc: i32, w: usize, ldwBytes: usize, out: usize, panelBytes: usize): void {
  if (!ASC_NO_ASSERT) assert(nc > 0 && isMatrix(w, nc, kc, <i32>(ldwBytes >> 2)) && isPackedB(kc, nc, out, panelBytes));
  for (let j = 0; j < nc; j += NR) {
    const columns = min(nc - j, NR);
    let i = 0;
    for (; i + 4 <= columns; i += 4) {
      packTransposedRows(kc, w + <usize>(j + i) * ldwBytes, ldwBytes, out + ((<usize>i) << 2), PANEL_ROW_BYTES);
    }
    for (; i < columns; i++) {
      copyStrided(kc, w + <usize>(j + i) * ldwBytes, out + ((<usize>i) << 2), PANEL_ROW_BYTES);
    }
    out += panelBytes;
  }
}

/** Packs A (mc x kc, row-major, rows `ldaBytes` apart). */
export function packA(mc: i32, kc: i32, a: usize, ldaBytes: usize, out: usize): void {
  if (!ASC_NO_ASSERT) assert(mc > 0 && isMatrix(a, mc, kc, <i32>(ldaBytes >> 2)) && isBlock(out, mc * kc));
  for (let i = 0; i < mc; i += MR) {
    const rows = min(mc - i, MR);
    const strideBytes = (<usize>rows) << 2;
    let r = 0;
    if (rows >= 4) {
      packTransposedRows(kc, a, ldaBytes, out, strideBytes);
      r = 4;
    }
    for (; r < rows; r++) copyStrided(kc, a + <usize>r * ldaBytes, out + ((<usize>r) << 2), strideBytes);
    a += <usize>rows * ldaBytes;
    out += <usize>kc * strideBytes;
  }
}

/** Packs A = X^T (mc x kc) from X (kc x mc, row-major, rows `ldxBytes` apart). */
export function packATransposed(mc: i32, kc: i32, x: usize, ldxBytes: usize, out: usize): void {
  if (!ASC_NO_ASSERT) assert(mc > 0 && isMatrix(x, kc, mc, <i32>(ldxBytes >> 2)) && isBlock(out, mc * kc));
  for (let i = 0; i < mc; i += MR) {
    const rows = min(mc - i, MR);
    let row = x + ((<usize>i) << 2);
    const strideBytes = (<usize>rows) << 2;
    for (const end = out + <usize>kc * strideBytes; out < end; out += strideBytes) {
      if (rows >= 4) {
        v128.store(out, v128.load(row));
        if (rows > 4) store<f32>(out, load<f32>(row, 16), 16);
        if (rows > 5) store<f32>(out, load<f32>(row, 20), 20);
      } else {
        storePartial(out, loadPartial(row, rows), rows);
      }
      row += ldxBytes;
    }
  }
}

/** Room for the panels of a block of B, each of `kc` rows. */
function isPackedB(kc: i32, nc: i32, out: usize, panelBytes: usize): bool {
  if (ASC_NO_ASSERT) return true;
  const panels = (nc + NR - 1) / NR;
  return panelBytes >= <usize>kc * PANEL_ROW_BYTES && isBlock(out, panels * <i32>(panelBytes >> 2));
}

/** Transposes four rows of `kc` elements into `kc` groups of four, `strideBytes` apart. */
function packTransposedRows(kc: i32, a: usize, ldaBytes: usize, out: usize, strideBytes: usize): void {
  const a1 = a + ldaBytes;
  const a2 = a1 + ldaBytes;
  const a3 = a2 + ldaBytes;
  let offset: usize = 0;
  const vectorEnd = (<usize>(kc & ~3)) << 2;
  for (; offset < vectorEnd; offset += 16) {
    storeTransposed(
      out,
      strideBytes,
      v128.load(a + offset),
      v128.load(a1 + offset),
      v128.load(a2 + offset),
      v128.load(a3 + offset),
    );
    out += 4 * strideBytes;
  }
  for (const end = (<usize>kc) << 2; offset < end; offset += 4) {
    store<f32>(out, load<f32>(a + offset));
    store<f32>(out, load<f32>(a1 + offset), 4);
    store<f32>(out, load<f32>(a2 + offset), 8);
    store<f32>(out, load<f32>(a3 + offset), 12);
    out += strideBytes;
  }
}

/** Copies `count` neighboring elements to places `strideBytes` apart. */
function copyStrided(count: i32, source: usize, out: usize, strideBytes: usize): void {
  for (const end = source + ((<usize>count) << 2); source < end; source += 4) {
    store<f32>(out, load<f32>(source));
    out += strideBytes;
  }
}
