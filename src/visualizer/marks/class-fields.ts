import type { Matrix } from "../../core/matrix";

/** Less than any probability that f32 networks tell from 0. */
const LEAST = 1e-12;

/**
 * Evidence for each class at each point: logits as they are, probabilities as logarithms. Near
 * a boundary it is almost linear in the inputs, so that contours between samples are smooth
 * where the probability itself leaps.
 */
export function evidence({ data, rows, columns }: Matrix): Matrix {
  if (data.some((value) => value < 0 || value > 1)) return { data, rows, columns };
  return { data: data.map((value) => Math.log(Math.max(value, LEAST))), rows, columns };
}

/** By how much the best class of `first` or more leads the best one below `first`; above 0 where it wins. */
export function atLeast({ data, rows, columns }: Matrix, first: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, r) => {
    let below = -Infinity;
    let above = -Infinity;
    for (let c = 0; c < columns; c++) {
      const value = data[r * columns + c];
      if (c < first) below = Math.max(below, value);
      else above = Math.max(above, value);
    }
    return above - below;
  });
}

/** The logarithm of the odds of a class against all others together. */
export function lead({ data, rows, columns }: Matrix, of: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, r) => {
    let others = 0;
    for (let c = 0; c < columns; c++) if (c !== of) others += Math.exp(data[r * columns + c]);
    return data[r * columns + of] - Math.log(Math.max(others, LEAST));
  });
}

/** A row-major field with its outermost cells repeated once around it. */
export function withRim(field: Float64Array, columns: number, rows: number): Float64Array {
  const inside = (i: number, count: number): number => Math.min(Math.max(i - 1, 0), count - 1);
  const wide = columns + 2;
  return Float64Array.from({ length: wide * (rows + 2) }, (_, i) => {
    const row = inside(Math.floor(i / wide), rows);
    return field[row * columns + inside(i % wide, columns)];
  });
}
