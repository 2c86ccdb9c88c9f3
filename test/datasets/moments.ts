/** Checks of what a sample of random numbers is distributed like, each at 5 standard errors. */
import { expect } from "vitest";

const { abs, sqrt } = Math;

export const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Mean and variance of a sample, each within 5 of its standard errors; `kurtosis`, the fourth
 * central moment over the squared variance, says how far variances of samples spread.
 */
export function expectMoments(values: readonly number[], mean: number, variance: number, kurtosis: number): void {
  const n = values.length;
  expect(abs(meanOf(values) - mean)).toBeLessThan(5 * sqrt(variance / n));
  const sampleVariance = meanOf(values.map((value) => (value - mean) ** 2));
  expect(abs(sampleVariance - variance)).toBeLessThan(5 * variance * sqrt((kurtosis - 1) / n));
}

export const expectNormal = (values: readonly number[], mean: number, deviation: number) => {
  expectMoments(values, mean, deviation ** 2, 3);
  // P(|z| < 1) of the standard normal distribution.
  expectShare(values, (value) => abs(value - mean) < deviation, 0.682689);
};

export const expectUniform = (values: readonly number[], low: number, high: number) => {
  expectMoments(values, (low + high) / 2, (high - low) ** 2 / 12, 1.8);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(Math.fround(low));
  expect(Math.max(...values)).toBeLessThanOrEqual(Math.fround(high));
};

/** A share of the sample within 5 standard deviations of its binomial count. */
export function expectShare<T>(values: readonly T[], holds: (value: T) => boolean, share: number): void {
  const count = values.filter(holds).length;
  const deviation = sqrt(values.length * share * (1 - share));
  expect(abs(count - values.length * share)).toBeLessThan(5 * deviation);
}

/** Two quantities of a sample, both of mean zero, do not go together. */
export function expectUncorrelated(a: readonly number[], b: readonly number[]): void {
  const correlation = meanOf(a.map((value, i) => value * b[i])) / sqrt(meanOf(a.map(sq)) * meanOf(b.map(sq)));
  expect(abs(correlation)).toBeLessThan(5 / sqrt(a.length));
}

export const sq = (value: number) => value * value;
