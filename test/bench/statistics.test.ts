import { describe, expect, test } from "vitest";
import { formatSeconds, median, slope, threeDigits } from "../../bench/statistics";

describe("median", () => {
  test("is the middle value, whatever the order", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 9, 100])).toBe(10);
  });

  test("of an even number of values is the lower of the two in the middle", () => {
    expect(median([4, 1, 3, 2])).toBe(2);
  });

  test("of nothing is NaN", () => {
    expect(median([])).toBeNaN();
  });

  test("leaves its argument as it was", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toStrictEqual([3, 1, 2]);
  });
});

describe("slope", () => {
  test("of points on a line is the line's", () => {
    expect(slope([1, 2, 5], [7, 5, -1])).toBeCloseTo(-2, 12);
  });

  test("of scattered points is that of least squares", () => {
    // numpy.polyfit([0, 1, 2, 3], [1, 3, 2, 5], 1)
    expect(slope([0, 1, 2, 3], [1, 3, 2, 5])).toBeCloseTo(1.1, 12);
  });

  test("of one point is NaN", () => {
    expect(slope([1], [1])).toBeNaN();
  });
});

describe("formatSeconds", () => {
  test.each([
    [2.5, "2.50 s"],
    [0.00317, "3.17 ms"],
    [0.0158, "15.8 ms"],
    [812e-6, "812 us"],
    [0.9996e-3, "1.00 ms"],
    [0.89e-6, "890 ns"],
    [95, "95.0 s"],
  ])("%f", (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });
});

describe("threeDigits", () => {
  test.each([
    [0.5234, "0.523"],
    [0.0456, "0.046"],
    [4.2, "4.20"],
    [31.44, "31.4"],
    [9.999, "10.0"],
    [1584, "1580"],
    [0, "0.00"],
  ])("%f", (value, text) => {
    expect(threeDigits(value)).toBe(text);
  });
});
