/** The 0.975 quantile of N(0, 1): two-sided intervals of 95 %. */
export const Z95 = 1.959963984540054;

/** A 95 % confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Interval of a share of which `count` of `n` are known; NaN for n = 0.
 * Source: Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
 */
export function shareInterval(count: number, n: number): Interval {
  const share = count / n;
  const spread = (Z95 * Z95) / n;
  const center = (share + spread / 2) / (1 + spread);
  const half = (Z95 / (1 + spread)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n));
  return { low: Math.max(0, center - half), high: Math.min(1, center + half) };
}

/** A share and its interval in percent: `"98.7 % (97.1 to 99.4)"`. */
export function showShare(count: number, n: number): string {
  const { low, high } = shareInterval(count, n);
  const [middle, from, to] = [count / n, low, high].map((share) => (100 * share).toFixed(1));
  return `${middle} % (${from} to ${to})`;
}

/** The same of a small number: `"6 of 10 (31–83 %)"`. */
export function showCount(count: number, n: number): string {
  const { low, high } = shareInterval(count, n);
  return `${count} of ${n} (${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)} %)`;
}
