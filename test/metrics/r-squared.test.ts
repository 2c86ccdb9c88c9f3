import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rSquared } from "../../src/metrics/index";
import { expectThrow } from "../core/throwing";

interface Case {
  readonly expected: number[][];
  readonly predicted: number[][];
  readonly weights: number[] | null;
  readonly score: number;
}

const { rSquared: cases } = JSON.parse(readFileSync("test/golden/estimators.json", "utf8")) as { rSquared: Case[] };

test("R squared is scikit-learn's, weighted and not, of one column and of several", () => {
  expect(cases).toHaveLength(4);
  for (const { expected, predicted, weights, score } of cases) {
    expect(rSquared(predicted, expected, weights ?? undefined)).toBeCloseTo(score, 5);
  }
});

test("a constant column is 1 when it is met, else 0", () => {
  expect(rSquared([2, 2], [2, 2], [1, 3])).toBe(1);
  expect(rSquared([2, 3], [2, 2])).toBe(0);
});

test("weights of another length", () => {
  expectThrow(() => rSquared([1, 2], [1, 2], [1]), RangeError, "rSquared: 1 weights for 2 samples; pass one for each.");
});
