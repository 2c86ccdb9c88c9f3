import { expect, test } from "vitest";
import { drawPerformanceMap } from "../../src/visualizer/index";
import { matrix } from "./data";

const axes = { learningRates: [1, 2, 3], epochs: [10, 20] };

/** Number of cells that are filled with a color, from paths of joined cells on a grid of equal columns. */
function filled(svg: string): number {
  const paths = [...svg.matchAll(/<path d="([^"]*)" fill="#[0-9a-f]{6}" shape-rendering="crispEdges"/g)];
  const widths = paths.flatMap(([, d]) =>
    [...d.matchAll(/M([\d.]+),[\d.]+H([\d.]+)/g)].map(([, from, to]) => Number(to) - Number(from)),
  );
  // Three columns between the margins of 56 and 16 pixels, beside a bar of 84.
  return Math.round(widths.reduce((sum, width) => sum + width, 0) / ((640 - 84 - 56 - 16) / 3));
}

test("cells that have not run stay empty, and the best one is found among the others", () => {
  const partial = matrix(2, 3, (r, c) => [NaN, 0.25, NaN, 0.5, 0.75, NaN][3 * r + c]);
  const svg = drawPerformanceMap({ ...axes, success: partial });
  expect(filled(svg)).toBe(3);
  expect(svg).toContain("best cell 0.75 at learning rate 2, 20 epochs");
  expect(filled(drawPerformanceMap({ ...axes, success: matrix(2, 3, () => 1) }))).toBe(6);
});

test("a map of nothing yet says so", () => {
  const svg = drawPerformanceMap({ ...axes, success: matrix(2, 3, () => NaN) });
  expect(filled(svg)).toBe(0);
  expect(svg).toContain("no cell has run yet");
  expect(svg).not.toContain("outlined");
});
