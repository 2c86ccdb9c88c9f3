/** Edges of cells round increasing values: halfway between neighbors, on the axis's own scale. */
export function cellEdges(values: Float64Array, isLog: boolean): Float64Array {
  const to = isLog ? Math.log : (value: number) => value;
  const from = isLog ? Math.exp : (value: number) => value;
  const at = (i: number): number => to(values[i]);
  const last = values.length - 1;
  if (last === 0)
    return isLog ? Float64Array.of(values[0] / 2, values[0] * 2) : Float64Array.of(values[0] - 0.5, values[0] + 0.5);
  return Float64Array.from({ length: last + 2 }, (_, i) => {
    if (i === 0) return from(at(0) - (at(1) - at(0)) / 2);
    if (i === last + 1) return from(at(last) + (at(last) - at(last - 1)) / 2);
    return from((at(i - 1) + at(i)) / 2);
  });
}

/** Places of the edges in pixels. */
export interface PlacedEdges {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

const at = (value: number): string => String(Math.round(value * 100) / 100);

/** One path for all cells of a row-major table for which `is` is true; neighbors in a row are joined. */
export function cellsPath({ x, y }: PlacedEdges, is: (row: number, column: number) => boolean): string {
  let path = "";
  for (let r = 0; r + 1 < y.length; r++) {
    for (let c = 0; c + 1 < x.length; c++) {
      if (!is(r, c)) continue;
      const first = c;
      while (c + 2 < x.length && is(r, c + 1)) c++;
      path += `M${at(x[first])},${at(y[r])}H${at(x[c + 1])}V${at(y[r + 1])}H${at(x[first])}Z`;
    }
  }
  return path;
}

/** The border between cells for which `is` is true and others, or the outside. */
export function outlinePath({ x, y }: PlacedEdges, is: (row: number, column: number) => boolean): string {
  const [rows, columns] = [y.length - 1, x.length - 1];
  const inside = (r: number, c: number): boolean => r >= 0 && c >= 0 && r < rows && c < columns && is(r, c);
  let path = "";
  for (let r = 0; r <= rows; r++) {
    for (let c = 0; c <= columns; c++) {
      if (c < columns && inside(r, c) !== inside(r - 1, c)) path += `M${at(x[c])},${at(y[r])}H${at(x[c + 1])}`;
      if (r < rows && inside(r, c) !== inside(r, c - 1)) path += `M${at(x[c])},${at(y[r])}V${at(y[r + 1])}`;
    }
  }
  return path;
}
