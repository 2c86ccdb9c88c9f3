import { expect, test } from "vitest";
import { quantileOf } from "../../src/core/quantile";

test("quantiles are NumPy's", () => {
  // numpy.quantile([1, 2, 4, 8, 16, 32], [0, 0.1, 0.25, 0.5, 0.75, 1])
  const sorted = Float64Array.of(1, 2, 4, 8, 16, 32);
  const shares = [0, 0.1, 0.25, 0.5, 0.75, 1];
  expect(shares.map((share) => quantileOf(sorted, share))).toEqual([1, 1.5, 2.5, 6, 14, 32]);
  expect(quantileOf(Float64Array.of(3), 0.75)).toBe(3);
});
