import { expect, test } from "vitest";
import { falls } from "../../../bench/check/compare";

const COMMITTED = { gemm: 0.9, step: 0.5, small: 0.2 };

test("nothing falls where shares are level or higher", () => {
  expect(falls(COMMITTED, { gemm: 0.9, step: 0.6, small: 0.2 })).toStrictEqual([]);
});

test("a fall within a tenth is let pass, a larger one is not", () => {
  expect(falls(COMMITTED, { gemm: 0.82, step: 0.44, small: 0.2 })).toStrictEqual([
    { name: "step", committed: 0.5, now: 0.44 },
  ]);
});

test("the tolerance is a share of the committed one", () => {
  expect(falls(COMMITTED, { gemm: 0.9, step: 0.5, small: 0.17 }, 0.2)).toStrictEqual([]);
  expect(falls(COMMITTED, { gemm: 0.9, step: 0.5, small: 0.15 }, 0.2)).toHaveLength(1);
});

test("those that fell most come first; a work that is gone before all", () => {
  const names = falls(COMMITTED, { gemm: 0.7, small: 0.1 }).map(({ name }) => name);
  expect(names).toStrictEqual(["step", "small", "gemm"]);
});

test("a new work is no fall", () => {
  expect(falls({ gemm: 0.9 }, { gemm: 0.9, fresh: 0.1 })).toStrictEqual([]);
});
