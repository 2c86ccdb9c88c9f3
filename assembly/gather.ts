/** Row gather: makes a mini-batch of a data set. */
import { areApart, areIndices, areRows, rowsInMemory } from "./preconditions";
import { LANES } from "./simd";

/** out_r = x_{indices_r}: copies `rows` rows of `columns` 4-byte elements, chosen by i32 indices. */
export function gatherRows(x: usize, indices: usize, out: usize, rows: i32, columns: i32): void {
  assert(areRows(out, rows, columns) && areApart(out, rows * columns, indices, rows));
  assert(areIndices(indices, rows, rowsInMemory(x, columns)));
  const rowBytes = (<usize>columns) << 2;
  for (let r = 0; r < rows; r++) {
    let from = x + <usize>load<i32>(indices + ((<usize>r) << 2)) * rowBytes;
    const end = out + rowBytes;
    for (const vectorEnd = out + ((<usize>(columns & -LANES)) << 2); out < vectorEnd; out += 16) {
      v128.store(out, v128.load(from));
      from += 16;
    }
    for (; out < end; out += 4) {
      store<u32>(out, load<u32>(from));
      from += 4;
    }
  }
}
