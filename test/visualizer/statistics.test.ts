import { expect, test } from "vitest";
import { histogram, mean, median } from "../../src/visualizer/statistics";

test("mean and median", () => {
  expect(mean(Float64Array.of(1, 2, 6))).toBe(3);
  expect(median(Float64Array.of(9, 1, 4))).toBe(4);
});

test("the last bin of a histogram holds its upper edge", () => {
  // numpy.histogram([0, 1, 1.5, 2, 4], bins=4, range=(0, 4))
  expect(histogram([0, 1, 1.5, 2, 4], [0, 4], 4)).toEqual([1, 2, 1, 1]);
});
