import { expect, test } from "vitest";
import { fitText, textWidth, wrapText } from "../../../src/visualizer/layout/text";

test("wide letters take more than narrow ones", () => {
  expect(textWidth("WWW", 12)).toBeGreaterThan(2 * textWidth("iii", 12));
  expect(textWidth("abc", 24)).toBe(2 * textWidth("abc", 12));
});

test("lines are broken between words and keep within the width", () => {
  const lines = wrapText("one two three four five six seven", 10, 60);
  expect(lines.join(" ")).toBe("one two three four five six seven");
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(60);
  expect(wrapText("", 10, 60)).toEqual([]);
  expect(wrapText("Donaudampfschifffahrt", 10, 20)).toEqual(["Donaudampfschifffahrt"]);
});

test("text that is too long ends in an ellipsis", () => {
  expect(fitText("short", 10, 100)).toBe("short");
  const cut = fitText("a very long name indeed", 10, 50);
  expect(cut).toMatch(/^a v.*…$/);
  expect(textWidth(cut, 10)).toBeLessThanOrEqual(50);
});
