import { afterEach, describe, expect, test } from "vitest";
import * as numbers from "../../../playground/src/texts/numbers";

const { counted, decimalMark, fixedNumber, listText, numberText, percentText, shortNumber, typedList, typedNumber } =
  numbers;

afterEach(() => {
  decimalMark.value = ".";
});

test("numbers have the mark of the language, wherever they are made", () => {
  decimalMark.value = ",";
  expect([numberText(-0.35), fixedNumber(1.5, 2), percentText(0.967, 1), shortNumber(-12_345)]).toStrictEqual([
    "-0,35",
    "1,50",
    "96,7 %",
    "−12,3k",
  ]);
  expect(listText([1.5, -60, 3])).toBe("1,5; -60; 3");
  decimalMark.value = ".";
  expect([numberText(-0.35), percentText(0.5), listText([1.5, 2])]).toStrictEqual(["-0.35", "50 %", "1.5, 2"]);
});

describe.each([".", ","] as const)("where decimals follow %j", (mark) => {
  test.each([0, 0.35, -2.5, 1e-6, 12_345, 1e21])("%d is read as it is written", (value) => {
    decimalMark.value = mark;
    expect(Number(typedNumber(numberText(value), false))).toBe(value);
    const list = [value, 3, -1.5];
    expect(typedList(listText(list), false).map(Number)).toStrictEqual(list);
  });

  test.each([
    ["0,35", 0.35],
    [" 0.35 ", 0.35],
    ["−4", -4],
  ])("both marks are read: %j", (text, value) => {
    decimalMark.value = mark;
    expect(Number(typedNumber(text, false))).toBe(value);
  });

  test.each(["10.000", "10,000", "1.5"])("a whole number with a mark is not guessed: %j", (text) => {
    decimalMark.value = mark;
    expect(typedNumber(text, true)).toBe("");
  });
});

test("one thing is counted in the singular", () => {
  const counts = [0, 1, "1", 2].map((count) => counted(count, "row is", "rows are"));
  expect(counts).toStrictEqual(["0 rows are", "1 row is", "1 row is", "2 rows are"]);
});

test.each([
  ["0, -60, 0, 1", ["0", "-60", "0", "1"]],
  ["0 -60 0 1", ["0", "-60", "0", "1"]],
  ["0,5; 1; -2,25", ["0.5", "1", "-2.25"]],
  ["", []],
])("the list %j is read", (text, items) => {
  expect(typedList(text, false)).toStrictEqual(items);
});
