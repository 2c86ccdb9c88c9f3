import { describe, expect, test } from "vitest";
import { channels, mix, viridis } from "../../src/visualizer/colors";
import { CLASSES, POINTS, SIGNS, VIRIDIS } from "../../src/visualizer/palette/index";

/** Relative luminance, WCAG 2.2. */
function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test("the stops of viridis are those of the colour map of figures", () => {
  VIRIDIS.forEach((stop, i) => {
    const [got, expected] = [channels(stop), channels(viridis(i / (VIRIDIS.length - 1)))];
    got.forEach((value, c) => {
      expect(Math.abs(value - expected[c])).toBeLessThanOrEqual(2);
    });
  });
});

/** The page's surface, and the strongest share of a class in its region. */
const SURFACE = { light: "#ffffff", dark: "#1a1d23" } as const;
const STRONGEST = 0.36;

describe.each(["light", "dark"] as const)("%s", (theme) => {
  test("points stand out from the surest region of their own class", () => {
    const { toward, share } = POINTS[theme];
    const contrasts = CLASSES[theme].map((color) => {
      return contrast(mix(color, toward, share), mix(SURFACE[theme], color, STRONGEST));
    });
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(3);
  });

  test("classes and signs are all different", () => {
    const all = [...CLASSES[theme], ...Object.values(SIGNS[theme])];
    expect(new Set(all).size).toBe(all.length);
    for (const color of all) expect(color).toMatch(/^#[0-9a-f]{6}$/);
  });
});
