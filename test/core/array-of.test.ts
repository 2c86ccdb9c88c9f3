import { expect, test } from "vitest";
import { areTexts, isArrayOf } from "../../src/core/array-of";

test("an array whose elements all pass is one", () => {
  expect([isArrayOf([1, 2], Number.isFinite), isArrayOf([], Number.isFinite), areTexts(["a"])]).toStrictEqual([
    true,
    true,
    true,
  ]);
});

test("a hole is an element that is undefined", () => {
  // eslint-disable-next-line no-sparse-arrays -- the fault itself.
  expect([isArrayOf([2, , 1], Number.isFinite), areTexts(["a", , "c"])]).toStrictEqual([false, false]);
  expect(isArrayOf(new Array(3), Number.isFinite)).toBe(false);
});

test.each([undefined, null, "ab", { length: 1, 0: "a" }, new Set(["a"])])("%o is no array", (value) => {
  expect(areTexts(value)).toBe(false);
});
