import { expect, test } from "vitest";
import { linearScale } from "../../../playground/src/figures/axes";
import { shortNumber } from "../../../playground/src/texts/numbers";

test("even scales step by 1, 2 or 5 and place the ends at the ends", () => {
  const scale = linearScale(0, 10, 100, 200);
  expect(scale.ticks).toStrictEqual([0, 2, 4, 6, 8, 10]);
  expect([0, 5, 10].map((value) => scale.place(value))).toStrictEqual([100, 150, 200]);
  expect(linearScale(-0.3, 0.3, 0, 1).ticks.map((tick) => Math.round(tick * 10))).toStrictEqual([-2, 0, 2]);
  expect(linearScale(3, 3, 0, 1).place(3)).toBe(0);
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
