import { expect, test } from "vitest";
import { linearScale, logScale } from "../../../playground/src/figures/axes";
import { shortNumber } from "../../../playground/src/texts/numbers";

test("even scales step by 1, 2 or 5 and place the ends at the ends", () => {
  const scale = linearScale(0, 10, 100, 200);
  expect(scale.ticks).toStrictEqual([0, 2, 4, 6, 8, 10]);
  expect([0, 5, 10].map((value) => scale.place(value))).toStrictEqual([100, 150, 200]);
  expect(linearScale(-0.3, 0.3, 0, 1).ticks.map((tick) => Math.round(tick * 10))).toStrictEqual([-2, 0, 2]);
  expect(linearScale(3, 3, 0, 1).place(3)).toBe(0);
});

test("logarithmic scales tick at powers of ten and hold what lies below", () => {
  const scale = logScale(0.001, 10, 0, 4);
  expect(scale.ticks.map(shortNumber)).toStrictEqual(["0.001", "0.01", "0.1", "1", "10"]);
  expect(scale.place(0)).toBe(0);
  expect(scale.place(1)).toBeCloseTo(3, 12);
});

test.each([
  [0, "0"],
  [-2.5, "−2.5"],
  [12_345, "12.3k"],
  [2_000_000, "2M"],
  [0.00001, "1e−5"],
  [0.1 + 0.2, "0.3"],
])("%d is written %s", (value, text) => {
  expect(shortNumber(value)).toBe(text);
});
