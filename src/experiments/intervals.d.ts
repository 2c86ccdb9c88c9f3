/** A 95 % confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
/**
 * Interval of a share of which `count` of `n` are known; NaN for n = 0.
 * Source: Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
 */
export declare function shareInterval(count: number, n: number): Interval;
/** Mean and its interval, mean ± 1.96 standard errors; the interval of a single value is the value. */
export declare function meanInterval(values: readonly number[]): Interval & {
  readonly mean: number;
};
