/** Which value of a study lies at a place of its picture, and the other way round. */
import { describe, expect, test } from "vitest";
import { pointsAt } from "../../../playground/src/plots/capacity-plot";
import { cellAt, cellFrame, cellPlot } from "../../../playground/src/plots/cell-plot";
import { networkAt, networkPlace, normPlot } from "../../../playground/src/plots/norm-plot";
import { placeOn } from "../../../playground/src/plots/scales";
import { SHADES } from "../../../playground/src/plots/study-shades";
import { drawCapacityCurve, drawHeatMap, drawNormScatter, type FigurePanel } from "../../../src/visualizer/index";

const SIZE = { width: 400, height: 300 };

/** The scales that the worker gives for a figure. */
function panelOf(draw: (onPanel: (panel: FigurePanel) => void) => string): FigurePanel {
  const panels: FigurePanel[] = [];
  draw((panel) => panels.push(panel));
  return panels[0];
}

describe("a map", () => {
  const grid = { columns: [1, 10, 100], rows: [1, 2], values: Float32Array.of(0, 0.2, 0.4, 0.6, 0.8, 1) };
  const shares = { data: grid.values, rows: 2, columns: 3 };
  const panel = panelOf((onPanel) => drawHeatMap({ ...grid, shares }, { ...SIZE, onPanel }));

  test("each cell is found in its own frame, the first at the lower left", () => {
    for (const row of [0, 1]) {
      for (const column of [0, 1, 2]) {
        const { left, top, width, height } = cellFrame(grid, panel, { column, row });
        for (const share of [0.01, 0.5, 0.99]) {
          expect(cellAt(grid, panel, [left + share * width, top + share * height])).toStrictEqual({ column, row });
        }
      }
    }
    expect(cellFrame(grid, panel, { column: 0, row: 0 }).top).toBeGreaterThan(
      cellFrame(grid, panel, { column: 0, row: 1 }).top,
    );
  });

  test("nothing is found beside it", () => {
    const { left, top } = cellFrame(grid, panel, { column: 0, row: 1 });
    expect(cellAt(grid, panel, [left - 1, top + 1])).toBeUndefined();
    expect(cellAt(grid, panel, [left + 1, top - 1])).toBeUndefined();
    expect(cellAt(grid, panel, [SIZE.width, SIZE.height])).toBeUndefined();
  });

  test("what is not known yet has no shade, what is beyond the ends has theirs", () => {
    const look = { name: "map", title: "", x: "x", y: "y", ends: ["0", "1"] as const };
    const { order } = cellPlot(
      { ...grid, values: Float32Array.of(NaN, -1, 2, 0, 1, 0.5) },
      { ...look, shade: (x) => x },
    );
    const { shares: drawn } = order.data as unknown as { shares: { data: Float32Array } };
    expect([...drawn.data]).toStrictEqual([NaN, 0, 1, 0, 1, 0.5]);
    expect(SHADES.starts(Infinity)).toBe(0);
    expect(SHADES.stability(1)).toBe(0.8);
  });
});

describe("norms", () => {
  const picture = {
    type: "norms",
    success: Uint8Array.of(1, 0, 0),
    weightsBefore: Float64Array.of(1, 2, 3),
    weightsAfter: Float64Array.of(4, 9, NaN),
    biasesAfter: Float64Array.of(1, 3, 2),
  } as const;
  const words = { title: "", x: "x", y: "y", success: "yes", failure: "no" };
  const { order } = normPlot(picture, "biases", words)!;
  const panel = panelOf((onPanel) => drawNormScatter(order.data as never, { ...SIZE, onPanel }));

  test("a network is found at its place and near it, one without norms nowhere", () => {
    for (const network of [0, 1]) {
      const [left, top] = networkPlace(picture, "biases", panel, network)!;
      expect(networkAt(picture, "biases", panel, [left + 5, top - 5])).toBe(network);
      expect(networkAt(picture, "biases", panel, [left + 20, top])).toBeUndefined();
    }
    expect(networkPlace(picture, "biases", panel, 2)).toBeUndefined();
    expect((order.data as unknown as { x: number[] }).x).toStrictEqual([4, 9]);
  });

  test("there is no picture as long as no network has norms", () => {
    const none = new Float64Array(3).fill(NaN);
    expect(normPlot({ ...picture, weightsAfter: none }, "biases", words)).toBeUndefined();
  });
});

test("capacity: the number of points that is nearest", () => {
  const lists = { learned: [1, 0.5, 0], low: [1, 0.5, 0], high: [1, 0.5, 0], exact: [1, 0.5, 0] };
  const points = [5, 6, 10];
  const panel = panelOf((onPanel) => drawCapacityCurve([{ points, ...lists }], { ...SIZE, onPanel }));
  const picture = { type: "capacity", points, members: 1 } as never;
  points.forEach((count, i) => {
    expect(pointsAt(picture, panel, placeOn(panel.x, count))).toBe(i);
  });
  expect(pointsAt(picture, panel, placeOn(panel.x, 7.9))).toBe(1);
  expect(pointsAt(picture, panel, 0)).toBe(0);
});
