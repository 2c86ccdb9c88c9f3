import { describe, expect, test } from "vitest";
import { conformalHalfWidth } from "../../src/model/conformal";
import { fitTemperature } from "../../src/model/temperature";

describe("fitTemperature", () => {
  test("finds the temperature at which the frequencies are those of the probabilities", () => {
    // Logits of 2 that are right 3 times of 4: softmax(2 / T) = 3 / 4 at T = 2 / ln 3.
    const data = Float32Array.of(2, 0, 2, 0, 2, 0, 2, 0);
    expect(fitTemperature([{ data, rows: 4, columns: 2 }], Int32Array.of(0, 0, 0, 1))).toBeCloseTo(2 / Math.log(3), 4);
  });

  test("of two networks suits the mean of their probabilities", () => {
    const [first, second] = [
      [2, 0, 1, 0, 0, 3, -1, 1, 4, 0, 0, 1],
      [0, 1, 3, 0, 0, 1, 2, 0, 1, 0, 0, 0.5],
    ].map((data) => ({ data: Float32Array.from(data), rows: 6, columns: 2 }));
    // The minimum that scipy.optimize.minimize_scalar finds.
    expect(fitTemperature([first, second], Int32Array.of(0, 0, 1, 1, 1, 0))).toBeCloseTo(5.640065, 3);
    const same = Int32Array.of(0, 0, 1, 1, 1, 0);
    expect(fitTemperature([first, first], same)).toBeCloseTo(fitTemperature([first], same), 10);
  });

  test("of two networks stays a number where one finds the label impossible", () => {
    const [sure, wrong] = [
      [5000, 0],
      [0, 5000],
    ].map((data) => ({ data: Float32Array.from(data), rows: 1, columns: 2 }));
    expect(fitTemperature([wrong, wrong], Int32Array.of(0))).toBeCloseTo(8, 3);
    expect(fitTemperature([wrong, sure], Int32Array.of(0))).toBeGreaterThan(0.2);
  });

  test("stays in its range where all rows are right, or all wrong", () => {
    const data = Float32Array.of(9, 0, 0, 9);
    expect(fitTemperature([{ data, rows: 2, columns: 2 }], Int32Array.of(0, 1))).toBeCloseTo(0.25, 4);
    expect(fitTemperature([{ data, rows: 2, columns: 2 }], Int32Array.of(1, 0))).toBeCloseTo(8, 3);
  });
});

describe("conformalHalfWidth", () => {
  test("is the ceil((n + 1) level)-th smallest excess, which may be negative", () => {
    const excesses = [1, -2, 3, -4, 5, 6, 7, 8, 9];
    expect(conformalHalfWidth(excesses, 0.9)).toBe(9);
    expect(conformalHalfWidth(excesses, 0.5)).toBe(5);
    expect(conformalHalfWidth(excesses, 0.1)).toBe(-4);
  });

  test("is not faked where rows are too few", () => {
    expect(conformalHalfWidth([1, 2, 3, 4, 5, 6, 7, 8], 0.9)).toBeUndefined();
    expect(conformalHalfWidth([], 0.5)).toBeUndefined();
  });
});
