import type { Matrix } from "../../core/matrix";

/**
 * Rows of `test` that `train` has too, bit for bit: their indices in `test`.
 *
 * Source: Fowler, Noll and Vo's hash (FNV-1a), over 32-bit words.
 */
export function commonRows(train: Matrix, test: Matrix): number[] {
  const seen = new Map<number, number[]>();
  const trainWords = wordsOf(train);
  const testWords = wordsOf(test);
  for (let row = 0; row < train.rows; row++) {
    const hash = hashOf(trainWords, row, train.columns);
    const rows = seen.get(hash);
    if (rows === undefined) seen.set(hash, [row]);
    else rows.push(row);
  }
  const isCommon = (row: number) =>
    seen
      .get(hashOf(testWords, row, test.columns))
      ?.some((other) => areSame(trainWords, other, testWords, row, test.columns));
  return Array.from({ length: test.rows }, (_, row) => row).filter(isCommon);
}

function wordsOf({ data }: Matrix): Int32Array {
  return new Int32Array(data.buffer, data.byteOffset, data.length);
}

function hashOf(words: Int32Array, row: number, columns: number): number {
  let hash = 0x811c9dc5;
  for (let i = row * columns; i < (row + 1) * columns; i++) {
    const word = words[i];
    // The low bits of floats are often 0.
    hash = Math.imul(hash ^ word ^ (word >>> 16), 0x01000193);
  }
  return hash;
}

function areSame(a: Int32Array, rowA: number, b: Int32Array, rowB: number, columns: number): boolean {
  for (let c = 0; c < columns; c++) {
    if (a[rowA * columns + c] !== b[rowB * columns + c]) return false;
  }
  return true;
}
