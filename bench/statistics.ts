/** What the bench does with numbers. */

/** The middle value; of an even number of values the lower of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length === 0 ? NaN : sorted[Math.floor((sorted.length - 1) / 2)];
}

/** The slope of the least-squares line through points, NaN for fewer than two. */
export function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  let covariance = 0;
  let variance = 0;
  x.forEach((value, i) => {
    covariance += (value - meanX) * (y[i] - meanY);
    variance += (value - meanX) ** 2;
  });
  return covariance / variance;
}

/** Seconds with three digits and the unit that suits: `812 us`, `3.17 ms`. */
export function formatSeconds(seconds: number): string {
  const units = [
    [1, "s"],
    [1e-3, "ms"],
    [1e-6, "us"],
    [1e-9, "ns"],
  ] as const;
  const [size, unit] = units.find(([least]) => seconds >= least * 0.9995) ?? [1e-9, "ns"];
  return `${threeDigits(seconds / size)} ${unit}`;
}

/** Three digits that count: `0.523`, `4.18`, `31.4`, `1580`. */
export function threeDigits(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded) || 1)));
  return rounded.toFixed(Math.min(decimals, 3));
}
