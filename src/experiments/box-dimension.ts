/** Sizes of boxes, in cells. */
const SIZES = [1, 2, 4, 8, 16];

/**
 * Dimension of the border between two kinds of cells in a square, by counting boxes: the median slope of
 * log2 of their number over sizes from 1 to 16. A border cell is a block of 2 x 2 that is not all alike.
 *
 * @param is - Kind of the cell at a row and a column.
 * @returns NaN without a border, or for a square too small for boxes of two sizes.
 */
export function boxDimension(size: number, is: (row: number, column: number) => boolean): number {
  const edge = size - 1;
  const border = new Uint8Array(edge * edge);
  for (let r = 0; r < edge; r++) {
    for (let c = 0; c < edge; c++) {
      const kind = is(r, c);
      border[r * edge + c] = Number(is(r, c + 1) !== kind || is(r + 1, c) !== kind || is(r + 1, c + 1) !== kind);
    }
  }
  const counts = SIZES.filter((box) => 2 * box <= edge).map((box) => boxesWith(border, edge, box));
  const slopes = counts.slice(1).map((count, i) => Math.log2(counts[i] / count));
  return counts[0] > 0 && slopes.length > 0 ? median(slopes) : NaN;
}

/** Boxes of a grid that hold a border cell. */
function boxesWith(border: Uint8Array, edge: number, box: number): number {
  const boxes = new Set<number>();
  border.forEach((isBorder, i) => {
    if (isBorder) boxes.add(Math.floor(Math.floor(i / edge) / box) * edge + Math.floor((i % edge) / box));
  });
  return boxes.size;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
