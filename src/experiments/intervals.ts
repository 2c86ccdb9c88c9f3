import { Z95, type Interval } from "../core/share-interval";

/** Mean and its interval, mean ± 1.96 standard errors; the interval of a single value is the value. */
export function meanInterval(values: readonly number[]): Interval & { readonly mean: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = n > 1 ? Z95 * Math.sqrt(squares / (n - 1) / n) : 0;
  return { mean, low: mean - half, high: mean + half };
}
