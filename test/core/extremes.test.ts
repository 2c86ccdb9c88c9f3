import { expect, test } from "vitest";
import { largest, smallest } from "../../src/core/extremes";

const LONG = Array.from({ length: 1_000_000 }, (_, i) => i - 10);

test("the extremes of a million numbers, which no call takes as arguments", () => {
  expect(() => Math.max(...LONG)).toThrow(RangeError);
  expect([smallest(LONG), largest(LONG)]).toStrictEqual([-10, 999_989]);
});

test("those of nothing, and of NaN, are as Math.max and Math.min have them", () => {
  expect([smallest([]), largest([])]).toStrictEqual([Infinity, -Infinity]);
  expect([smallest([1, NaN, 2]), largest([1, NaN, 2])]).toStrictEqual([NaN, NaN]);
});
