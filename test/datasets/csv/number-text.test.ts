import { describe, expect, test } from "vitest";
import { numberOf, numberTextOf } from "../../../src/datasets/csv/number-text";

describe("numbers in texts", () => {
  test.each<[string, number, number]>([
    ["12", 12, 12],
    ["-7", -7, -7],
    ["1.5", 1.5, NaN],
    ["1,5", NaN, 1.5],
    [".5", 0.5, NaN],
    [",5", NaN, 0.5],
    ["1e3", 1000, 1000],
    ["2,5e-1", NaN, 0.25],
    ["0,487", NaN, 0.487],
    ["0.487", 0.487, NaN],
    ["1,234", 1234, 1.234],
    ["1.234", 1.234, 1234],
    ["1,234.5", 1234.5, NaN],
    ["1.234,5", NaN, 1234.5],
    ["1,234,567", 1234567, NaN],
    ["1.234.567", NaN, 1234567],
    ["12,34,567", 1234567, NaN],
    ["1 234 567,8", NaN, 1234567.8],
    ["1\u00a0234.5", 1234.5, NaN],
    ["1'234.5", 1234.5, NaN],
    ["\u2212 3", -3, -3],
    ["(1,234)", -1234, -1.234],
    ["($5)", -5, -5],
    ["5-", -5, -5],
    ["$16,266", 16266, 16.266],
    ["-$5", -5, -5],
    ["$-5", -5, -5],
    ["US$ 5", 5, 5],
    ["16 266 €", 16266, 16266],
    ["EUR 1,5", NaN, 1.5],
    ["45 %", 45, 45],
    ["3.5kg", 3.5, NaN],
    ["20°C", 20, 20],
    ["5 m2", 5, 5],
    ["5,kg", NaN, NaN],
    ["12*", 12, 12],
    ["CHF 1'250.–", 1250, 1250],
    ["12,- €", 12, 12],
    ["12.--", 12, 12],
    ["1.-2", NaN, NaN],
    ["5.5-", -5.5, NaN],
    ["1,234 (est.)", 1234, 1.234],
    ["97.2†", 97.2, NaN],
    ["0.004***", 0.004, NaN],
    ["1,234[3]", 1234, 1.234],
    ["$5 [a][b]", 5, 5],
    ["7.8/km²", 7.8, NaN],
    ["4.1/5", 4.1, NaN],
    ["8.1 l/100km", 8.1, NaN],
    ["70 mg/100 ml", 70, 70],
    ["3 /10", 3, 3],
    ["11/2020", NaN, NaN],
    ["120/80", NaN, NaN],
    ["(est.)", NaN, NaN],
    ["[3]", NaN, NaN],
    ["1.5 (0.2)", NaN, NaN],
    ["₹1.5 Cr", 1.5e7, NaN],
    ["60 Lac", 6e6, 6e6],
    ["٤٫٧", 4.7, NaN],
    ["４．７", 4.7, NaN],
  ])("%s is %d with a point, %d with a comma", (text, point, comma) => {
    expect([numberOf(text, "."), numberOf(text, ",")]).toEqual([point, comma]);
  });

  test.each([
    "",
    " ",
    ".",
    ",",
    "-",
    "--",
    "n.a.",
    "St. Gallen",
    "a.",
    "abc123",
    "A5",
    "1.2.3",
    "1,2,3",
    "12:30",
    "2004-03-10",
    "10/03/2004",
    "5-10",
    "0x10",
    "0b11",
    "1_000",
    "Infinity",
    "1e999",
    "NaN",
    "--5",
    "(-5)-",
    "5 6",
    "#DIV/0!",
    "12,345,6",
    "1".repeat(400),
    "(".repeat(50),
  ])("%s is none, however it is read", (text) => {
    expect([numberOf(text, "."), numberOf(text, ",")]).toEqual([NaN, NaN]);
  });

  test("keeps double precision", () => {
    expect(numberOf("1700000037.374")).toBe(1700000037.374);
    expect(numberOf("1.700.000.037,374", ",")).toBe(1700000037.374);
  });

  test.each([
    ["$5", "$"],
    ["5 kg", "kg"],
    ["5", ""],
  ])("%s has the unit %s", (text, unit) => {
    expect(numberTextOf(text, ".")).toMatchObject({ value: 5, unit });
  });
});
