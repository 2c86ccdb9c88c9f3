import { expect, test } from "vitest";
import { histogram, mean, median, quantile } from "../../src/visualizer/statistics";

test("quantiles are NumPy's", () => {
  // numpy.quantile([1, 2, 4, 8, 16, 32], [0, 0.1, 0.25, 0.5, 0.75, 1])
  const sorted = Float64Array.of(1, 2, 4, 8, 16, 32);
  const shares = [0, 0.1, 0.25, 0.5, 0.75, 1];
  expect(shares.map((share) => quantile(sorted, share))).toEqual([1, 1.5, 2.5, 6, 14, 32]);
  expect(quantile(Float64Array.of(3), 0.75)).toBe(3);
});

test("mean and median", () => {
  expect(mean(Float64Array.of(1, 2, 6))).toBe(3);
  expect(median(Float64Array.of(9, 1, 4))).toBe(4);
});

test("the last bin of a histogram holds its upper edge", () => {
  // numpy.histogram([0, 1, 1.5, 2, 4], bins=4, range=(0, 4))
  expect(histogram([0, 1, 1.5, 2, 4], [0, 4], 4)).toEqual([1, 2, 1, 1]);
});
