/**
 * Macro-kernel: walks the micro-tiles of a block of C (mc x nc), micro-panels of B in the
 * outer loop, so that one panel (NR x kc) stays in the first-level cache while all rows of
 * the block pass by.
 */
import { isBlock, isMatrix } from "../preconditions";
import { storePartial } from "../simd";
import { BY_COLUMNS, BY_ROWS, PACKED } from "./micro-kernel";
import { microKernel } from "./micro-kernel-table";
import { MR, NR, PANEL_ROW_BYTES, panelStrideBytes } from "./tile";

/**
 * C (mc x nc) = start + A B for a block of A (in `mode`, `strideA` bytes between its rows or
 * values of k, ignored when packed) and a packed block of B.
 *
 * `edge` is room for one micro-tile: a tile that is narrower than its vectors is made there
 * and its columns copied to C.
 */
export function macroKernel(
  mode: i32,
  mc: i32,
  nc: i32,
  kc: i32,
  a: usize,
  strideA: usize,
  packedB: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
  edge: usize,
): void {
  if (!ASC_NO_ASSERT) assert(mc > 0 && nc > 0 && kc >= 0 && mode >= PACKED && mode <= BY_ROWS);
  if (!ASC_NO_ASSERT) assert(isMatrix(c, mc, nc, <i32>(ldc >> 2)) && isBlock(edge, MR * NR));
  if (!ASC_NO_ASSERT) assert(ldStart == 0 ? isBlock(start, nc) : isMatrix(start, mc, nc, <i32>(ldStart >> 2)));
  const panelBytes = panelStrideBytes(kc);
  const firstRows = min(mc, MR);
  for (let j = 0; j < nc; j += NR) {
    const columns = min(nc - j, NR);
    const whole = columns == NR || columns == 4;
    const firstTile = microKernel(firstRows, columns, mode);
    let tileA = a;
    let tileStart = start;
    let tileC = c;
    for (let i = 0; i < mc; i += MR) {
      const rows = min(mc - i, MR);
      const tile = rows == firstRows ? firstTile : microKernel(rows, columns, mode);
      if (whole) {
        tile(kc, tileA, strideA, packedB, tileStart, ldStart, tileC, ldc);
      } else {
        tile(kc, tileA, strideA, packedB, tileStart, ldStart, edge, PANEL_ROW_BYTES);
        copyEdge(rows, columns, edge, tileC, ldc);
      }
      tileA +=
        mode == PACKED ? (<usize>(rows * kc)) << 2 : mode == BY_COLUMNS ? (<usize>rows) << 2 : <usize>rows * strideA;
      tileStart += <usize>rows * ldStart;
      tileC += <usize>rows * ldc;
    }
    packedB += panelBytes;
    start += (<usize>NR) << 2;
    c += (<usize>NR) << 2;
  }
}

/** Copies the first `columns` (1 to 7) of each row of a tile at `edge` to C. */
function copyEdge(rows: i32, columns: i32, edge: usize, c: usize, ldc: usize): void {
  for (; rows > 0; rows--) {
    if (columns < 4) {
      storePartial(c, v128.load(edge), columns);
    } else {
      v128.store(c, v128.load(edge));
      if (columns > 4) storePartial(c + 16, v128.load(edge, 16), columns - 4);
    }
    edge += PANEL_ROW_BYTES;
    c += ldc;
  }
}
