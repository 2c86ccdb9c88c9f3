/** The 0.975 quantile of N(0, 1): two-sided intervals of 95 %. */
const Z = 1.959963984540054;
/**
 * Interval of a share of which `count` of `n` are known; NaN for n = 0.
 * Source: Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
 */
export function shareInterval(count, n) {
  const share = count / n;
  const spread = (Z * Z) / n;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
/** Mean and its interval, mean ± 1.96 standard errors; the interval of a single value is the value. */
export function meanInterval(values) {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = n > 1 ? Z * Math.sqrt(squares / (n - 1) / n) : 0;
  return { mean, low: mean - half, high: mean + half };
}
