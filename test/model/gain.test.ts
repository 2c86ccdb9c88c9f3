/** How far answers are better than the baseline, against scipy's t-test of pairs. */
import { expect, test } from "vitest";
import { gainOver } from "../../src/model/gain";

const list = (...values: number[]) => Float64Array.from(values);

test("of values", () => {
  // scipy.stats.ttest_1samp([(v - 2)**2 - (v - p)**2 for v, p in zip([1, 2, 3, 5], [1.5, 2, 2.5, 3])], 0)
  expect(gainOver(list(1, 2, 3), undefined, { actual: list(1, 2, 3, 5), predicted: list(1.5, 2, 2.5, 3) })).toBeCloseTo(
    1.4269353798659745,
    10,
  );
});

test("of classes", () => {
  // scipy.stats.ttest_1samp([1, 0, -1, 1, 1], 0): the commonest class is 1
  const judged = { actual: list(0, 1, 1, 2, 0), predicted: list(0, 1, 0, 2, 0) };
  expect(gainOver(list(1, 1, 0, 2), 3, judged)).toBeCloseTo(1, 10);
});

test("of one row is none; of rows that all gain the same it is without limit", () => {
  expect(gainOver(list(0, 0, 1), 2, { actual: list(1), predicted: list(1) })).toBe(0);
  expect(gainOver(list(0, 0, 1), 2, { actual: list(1, 1), predicted: list(1, 1) })).toBe(Infinity);
  expect(gainOver(list(0, 0, 1), 2, { actual: list(0, 0), predicted: list(0, 0) })).toBe(0);
});
