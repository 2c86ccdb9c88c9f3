/**
 * The instances of the micro-kernel: 1 to MR rows, one or two vectors of columns, three modes
 * of A. They are reached by reference, which keeps each a function of its own: inlined into
 * the macro-kernel they would share its registers and spill.
 */
import { BY_COLUMNS, BY_ROWS, PACKED, tile } from "./micro-kernel";
import { MR } from "./tile";

/** A tile of C for constant rows, vectors and mode of A; see the top of this file for the arguments. */
export type MicroKernel = (
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
) => void;

function tile1x8Packed(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(1, 2, PACKED, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile2x8Packed(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(2, 2, PACKED, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile3x8Packed(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(3, 2, PACKED, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile4x8Packed(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(4, 2, PACKED, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile5x8Packed(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(5, 2, PACKED, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile6x8Packed(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(6, 2, PACKED, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile1x4Packed(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(1, 1, PACKED, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile2x4Packed(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(2, 1, PACKED, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile3x4Packed(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(3, 1, PACKED, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile4x4Packed(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(4, 1, PACKED, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile5x4Packed(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(5, 1, PACKED, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile6x4Packed(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(6, 1, PACKED, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile1x8Columns(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(1, 2, BY_COLUMNS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile2x8Columns(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(2, 2, BY_COLUMNS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile3x8Columns(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(3, 2, BY_COLUMNS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile4x8Columns(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(4, 2, BY_COLUMNS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile5x8Columns(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(5, 2, BY_COLUMNS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile6x8Columns(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(6, 2, BY_COLUMNS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile1x4Columns(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(1, 1, BY_COLUMNS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile2x4Columns(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(2, 1, BY_COLUMNS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile3x4Columns(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(3, 1, BY_COLUMNS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile4x4Columns(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(4, 1, BY_COLUMNS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile5x4Columns(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(5, 1, BY_COLUMNS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile6x4Columns(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(6, 1, BY_COLUMNS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile1x8Rows(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(1, 2, BY_ROWS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile2x8Rows(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(2, 2, BY_ROWS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile3x8Rows(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(3, 2, BY_ROWS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile4x8Rows(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(4, 2, BY_ROWS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile5x8Rows(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(5, 2, BY_ROWS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile6x8Rows(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(6, 2, BY_ROWS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile1x4Rows(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(1, 1, BY_ROWS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile2x4Rows(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(2, 1, BY_ROWS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile3x4Rows(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(3, 1, BY_ROWS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile4x4Rows(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(4, 1, BY_ROWS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile5x4Rows(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(5, 1, BY_ROWS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tile6x4Rows(
  k: i32,
  a: usize,
  strideA: usize,
  b: usize,
  start: usize,
  ldStart: usize,
  c: usize,
  ldc: usize,
): void {
  tile(6, 1, BY_ROWS, k, a, strideA, b, start, ldStart, c, ldc);
}

function tiles8Packed(rows: i32): MicroKernel {
  switch (rows) {
    case 1:
      return tile1x8Packed;
    case 2:
      return tile2x8Packed;
    case 3:
      return tile3x8Packed;
    case 4:
      return tile4x8Packed;
    case 5:
      return tile5x8Packed;
    default:
      return MR > 5 ? tile6x8Packed : tile5x8Packed;
  }
}

function tiles4Packed(rows: i32): MicroKernel {
  switch (rows) {
    case 1:
      return tile1x4Packed;
    case 2:
      return tile2x4Packed;
    case 3:
      return tile3x4Packed;
    case 4:
      return tile4x4Packed;
    case 5:
      return tile5x4Packed;
    default:
      return MR > 5 ? tile6x4Packed : tile5x4Packed;
  }
}

function tiles8Columns(rows: i32): MicroKernel {
  switch (rows) {
    case 1:
      return tile1x8Columns;
    case 2:
      return tile2x8Columns;
    case 3:
      return tile3x8Columns;
    case 4:
      return tile4x8Columns;
    case 5:
      return tile5x8Columns;
    default:
      return MR > 5 ? tile6x8Columns : tile5x8Columns;
  }
}

function tiles4Columns(rows: i32): MicroKernel {
  switch (rows) {
    case 1:
      return tile1x4Columns;
    case 2:
      return tile2x4Columns;
    case 3:
      return tile3x4Columns;
    case 4:
      return tile4x4Columns;
    case 5:
      return tile5x4Columns;
    default:
      return MR > 5 ? tile6x4Columns : tile5x4Columns;
  }
}

function tiles8Rows(rows: i32): MicroKernel {
  switch (rows) {
    case 1:
      return tile1x8Rows;
    case 2:
      return tile2x8Rows;
    case 3:
      return tile3x8Rows;
    case 4:
      return tile4x8Rows;
    case 5:
      return tile5x8Rows;
    default:
      return MR > 5 ? tile6x8Rows : tile5x8Rows;
  }
}

function tiles4Rows(rows: i32): MicroKernel {
  switch (rows) {
    case 1:
      return tile1x4Rows;
    case 2:
      return tile2x4Rows;
    case 3:
      return tile3x4Rows;
    case 4:
      return tile4x4Rows;
    case 5:
      return tile5x4Rows;
    default:
      return MR > 5 ? tile6x4Rows : tile5x4Rows;
  }
}

/** The micro-kernel for `rows` (1 to MR) and `columns` (1 to NR) of C and a mode of A. */
export function microKernel(rows: i32, columns: i32, mode: i32): MicroKernel {
  if (columns > 4) {
    return mode == PACKED ? tiles8Packed(rows) : mode == BY_COLUMNS ? tiles8Columns(rows) : tiles8Rows(rows);
  }
  return mode == PACKED ? tiles4Packed(rows) : mode == BY_COLUMNS ? tiles4Columns(rows) : tiles4Rows(rows);
}
