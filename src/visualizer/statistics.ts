/** The value below which a share of sorted numbers lies, between neighbors in proportion. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

export function median(values: Float64Array): number {
  return quantile(values.toSorted(), 0.5);
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
