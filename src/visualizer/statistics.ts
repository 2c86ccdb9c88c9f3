import { quantileOf } from "../core/quantile";

export function median(values: Float64Array): number {
  return quantileOf(values.toSorted(), 0.5);
}

export function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Numbers of values in equal bins; the last bin includes its upper edge. */
export function histogram(values: Iterable<number>, [low, high]: readonly [number, number], bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.min(Math.floor(((value - low) / (high - low)) * bins), bins - 1)]++;
  return counts;
}
