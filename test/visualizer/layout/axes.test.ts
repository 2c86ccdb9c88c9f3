/** Axes: a number at every tick, and titles that do not touch the numbers. */
import { describe, expect, test } from "vitest";
import { drawLearningCurves } from "../../../src/visualizer/index";
import { LEFT, MARGINS } from "../../../src/visualizer/layout/axes";
import { textWidth } from "../../../src/visualizer/layout/text";

const curves = (from: number, to: number) => {
  const loss = Array.from({ length: 50 }, (_, i) => to * (from / to) ** (i / 49));
  return drawLearningCurves({ loss }, { scale: "log" });
};

/** Texts of the vertical axis, and how many ticks it has. */
function vertical(svg: string): { numbers: string[]; ticks: number } {
  const part = (label: string) => new RegExp(`aria-label="${label}".*?</g>`, "s").exec(svg)?.[0] ?? "";
  const numbers = [...part("y-axis tick label").matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  return { numbers, ticks: part("y-axis tick").match(/<path/g)?.length ?? 0 };
}

describe.each([
  [0.3, 1],
  [0.008, 1.2],
  [0.0004, 0.3],
  [3, 3000],
  [1e-7, 20],
])("a logarithmic axis from %f to %f", (from, to) => {
  test("has a number at every tick, between two and ten of them", () => {
    const { numbers, ticks } = vertical(curves(from, to));
    expect(numbers).toHaveLength(ticks);
    for (const number of numbers) expect(number).not.toBe("");
    expect(numbers.length).toBeGreaterThanOrEqual(2);
    expect(numbers.length).toBeLessThanOrEqual(10);
  });
});

test("a title stands clear of numbers as long as 10,000, in wide fonts too", () => {
  // Numbers end 9 pixels from the axis; the title is 12 high.
  expect(9 + textWidth("10,000", 12)).toBeLessThan(LEFT - 12 + 4);
  expect(MARGINS.marginLeft).toBeGreaterThan(LEFT);
});
