import { expect, test } from "vitest";
import { cellEdges, cellsPath, outlinePath } from "../../../src/visualizer/marks/cells";

test("edges lie halfway between neighbors", () => {
  expect([...cellEdges(Float64Array.of(0, 2, 6), false)]).toEqual([-1, 1, 4, 8]);
  expect([...cellEdges(Float64Array.of(5), false)]).toEqual([4.5, 5.5]);
});

test("on a logarithmic axis halfway is the geometric mean", () => {
  const edges = cellEdges(Float64Array.of(0.01, 0.1, 1), true);
  [10 ** -2.5, 10 ** -1.5, 10 ** -0.5, 10 ** 0.5].forEach((edge, i) => {
    expect(edges[i]).toBeCloseTo(edge, 12);
  });
  expect([...cellEdges(Float64Array.of(4), true)]).toEqual([2, 8]);
});

const edges = { x: [0, 1, 2, 3], y: [10, 20, 30] };

test("cells in a row are joined, rows are not", () => {
  const path = cellsPath(edges, (r, c) => (r === 0 ? c !== 1 : c > 0));
  expect(path).toBe("M0,10H1V20H0ZM2,10H3V20H2ZM1,20H3V30H1Z");
});

test("an outline surrounds its cells", () => {
  const path = outlinePath(edges, (r, c) => r === 0 && c === 1);
  expect(path.split("M").filter(Boolean).sort()).toEqual(["1,10H2", "1,10V20", "1,20H2", "2,10V20"]);
});
