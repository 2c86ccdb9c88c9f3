import { describe, expect, test } from "vitest";
import { CLIFF, cliffs, judge, type Point } from "../../../bench/scaling/cliffs";

/** Sizes of doubling flop at the given microseconds. */
function points(...microseconds: number[]): Point[] {
  return microseconds.map((time, i) => ({ size: 2 ** i, flop: 1000 * 2 ** i, seconds: time * 1e-6 }));
}

const cliffSizes = (list: readonly Point[]) => cliffs(judge(list)).map(({ size }) => size);

describe("judge", () => {
  test("finds nothing where time follows flop", () => {
    expect(judge(points(1, 2, 4, 8)).map(({ excess }) => excess)).toStrictEqual([NaN, 1, 1, 1]);
  });

  test("finds nothing where fixed costs give way to flop", () => {
    expect(cliffSizes(points(11, 12, 14, 18, 26, 42, 74, 138, 266))).toStrictEqual([]);
  });

  test("the last size is judged by the smaller one alone", () => {
    const [, last] = judge(points(3, 9));
    expect(last.predicted).toBeCloseTo(6e-6, 18);
    expect(last.excess).toBeCloseTo(1.5, 12);
  });

  test("a size between others is predicted on logarithmic axes", () => {
    const judged = judge(points(10, 20, 22.5));
    expect(judged[1].predicted).toBeCloseTo(15e-6, 18);
    expect(judged[1].excess).toBeCloseTo(20 / 15, 12);
  });
});

describe("cliffs", () => {
  test("a single size that sticks out", () => {
    expect(cliffSizes(points(10, 12, 21, 20, 30))).toStrictEqual([4]);
  });

  test("a step that stays is found where it begins", () => {
    expect(cliffSizes(points(1, 2, 4, 12, 24, 48))).toStrictEqual([8]);
  });

  test("begin above the bound, not at it", () => {
    expect(cliffSizes(points(1, 2 * CLIFF - 0.001))).toStrictEqual([]);
    expect(cliffSizes(points(1, 2 * CLIFF + 0.001))).toStrictEqual([2]);
  });

  test("a cheap size makes no cliff of its own", () => {
    expect(cliffSizes(points(4, 8, 12, 31))).toStrictEqual([]);
  });
});
