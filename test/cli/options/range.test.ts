import { describe, expect, test } from "vitest";
import { integer, list, numberOf } from "../../../src/cli/options/numbers";
import { integerRange, range } from "../../../src/cli/options/range";

describe("range", () => {
  test("is evenly spaced with both ends", () => {
    const rates = range("0.00001:0.1:51");
    expect(rates).toHaveLength(51);
    expect([rates[0], rates[50]]).toEqual([0.00001, 0.1]);
    expect(rates[25]).toBeCloseTo(0.050005, 12);
    expect(range("0:1400:51").slice(0, 3)).toEqual([0, 28, 56]);
  });

  test("is spaced by factors", () => {
    const rates = range("0.001:1:4:log");
    [0.001, 0.01, 0.1, 1].forEach((rate, i) => {
      expect(rates[i]).toBeCloseTo(rate, 12);
    });
  });

  test("takes single numbers", () => {
    expect(range("0.1")).toEqual([0.1]);
    expect(range("0.1, 0.5")).toEqual([0.1, 0.5]);
    expect(range("3:9:1")).toEqual([3]);
  });

  test.each(["", "a", "1:2", "1:2:3:lin", "1:2:3:log:4", "1::3", "1,,2", "0x:1:2"])("refuses %j", (text) => {
    expect(() => range(text)).toThrow("Pass from:to:count, from:to:count:log, or numbers with commas.");
  });

  test("refuses what has no order", () => {
    expect(() => range("2:1:5")).toThrow("Let the range end above its start.");
    expect(() => range("0:1:5:log")).toThrow("Start a logarithmic range above 0.");
    expect(() => range("0:1:0")).toThrow("Pass an integer of 1 or more.");
  });

  test("rounds spaced integers and refuses others", () => {
    expect(integerRange(0)("0:10:4")).toEqual([0, 3, 7, 10]);
    expect(() => integerRange(0)("1,2.5")).toThrow("Pass integers of 0 or more.");
    expect(() => integerRange(1)("0:10:4")).toThrow("Pass integers of 1 or more.");
  });
});

test("numbers are not empty", () => {
  expect(numberOf(" ")).toBeNaN();
  expect(() => list(integer(1))("3,,2")).toThrow("Pass an integer of 1 or more.");
});
