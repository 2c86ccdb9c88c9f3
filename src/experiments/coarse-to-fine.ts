/**
 * The cells of a square (row * size + column), coarse to fine: first one in every large block, then ever smaller
 * blocks, so that the first cells known already show the whole.
 */
export function coarseToFine(size: number): Int32Array {
  const order = new Int32Array(size * size);
  let filled = 0;
  for (let step = 2 ** Math.ceil(Math.log2(size)); step >= 1; step /= 2) {
    for (let row = 0; row < size; row += step) {
      for (let column = 0; column < size; column += step) {
        const isSeen = filled > 0 && row % (2 * step) === 0 && column % (2 * step) === 0;
        if (!isSeen) order[filled++] = row * size + column;
      }
    }
  }
  return order;
}

/** Rows of results, which come coarse to fine, by the cells of the square. */
export function inPlace(size: number, rows: readonly (Float64Array | undefined)[]): (Float64Array | undefined)[] {
  const cells = new Array<Float64Array | undefined>(size ** 2);
  coarseToFine(size).forEach((cell, i) => (cells[cell] = rows[i]));
  return cells;
}
