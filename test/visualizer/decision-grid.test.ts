import { describe, expect, test } from "vitest";
import { classesAt, decisionGrid, perClass } from "../../src/visualizer/decision-grid";
import { drawDecisionRegions } from "../../src/visualizer/index";
import { atLeast, evidence, lead, withRim } from "../../src/visualizer/marks/class-fields";
import { logistic, matrix, plane, threeDirections } from "./data";

describe("decisionGrid", () => {
  test("samples the middles of cells round the points, from the lowest y", () => {
    const asked: number[] = [];
    const grid = decisionGrid(
      [
        [0, 0],
        [100, 50],
      ],
      (inputs) => {
        asked.push(...inputs.data);
        return matrix(inputs.rows, 1, () => 0.5);
      },
      { resolution: 2 },
    );
    expect(grid.x).toEqual([-8, 108]);
    expect(grid.y).toEqual([-4, 54]);
    expect(asked).toEqual([21, 10.5, 79, 10.5, 21, 39.5, 79, 39.5]);
  });

  test("a fine grid gives points the class that the network gives them", () => {
    const grid = decisionGrid(plane.inputs, threeDirections, { resolution: 300 });
    const direct = threeDirections(plane.inputs);
    const classes = [...classesAt(grid, plane.inputs)];
    const expected = classes.map((_, i) => {
      const row = direct.data.subarray(3 * i, 3 * i + 3);
      return row.indexOf(Math.max(...row));
    });
    expect(classes).toEqual(expected);
  });

  test("points beyond the grid take the nearest cell", () => {
    const grid = decisionGrid(plane.inputs, logistic, { resolution: 10 });
    expect([
      ...classesAt(
        grid,
        matrix(2, 2, (r) => (r === 0 ? -99 : 99)),
      ),
    ]).toEqual([0, 1]);
  });
});

describe("fields of classes", () => {
  const outputs = perClass(matrix(3, 1, (r) => [0.2, 0.5, 0.9][r]));

  test("one column is the probability of class 1", () => {
    expect([...outputs.data].map((p) => p.toFixed(1))).toEqual(["0.8", "0.2", "0.5", "0.5", "0.1", "0.9"]);
  });

  test("the lead of a probability is its logit", () => {
    lead(evidence(outputs), 1).forEach((odds, i) => {
      const p = [0.2, 0.5, 0.9][i];
      expect(odds).toBeCloseTo(Math.log(p / (1 - p)), 5);
    });
  });

  test("upper classes lead where one of them wins", () => {
    const scores = matrix(2, 3, (r, c) => [-3, 1, 2, 5, 2, 1][3 * r + c]);
    expect([...atLeast(scores, 1)]).toEqual([5, -3]);
    expect([...atLeast(scores, 2)]).toEqual([1, -4]);
  });

  test("a rim repeats the edge", () => {
    expect([...withRim(Float64Array.of(1, 2, 3, 4), 2, 2)]).toEqual([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
  });
});

describe("boundaries", () => {
  test("lie where the network changes its mind, between the samples", () => {
    // Logistic of 4 x: the boundary is x = 0, whatever the resolution.
    const inputs = [
      [-1, -1],
      [1, 1],
    ];
    const draw = (resolution: number) =>
      drawDecisionRegions({ inputs, targets: [0, 1], predict: logistic }, { resolution, width: 400 });
    for (const resolution of [9, 10]) {
      const svg = draw(resolution);
      const outline = /stroke-width="0.8"[^>]*><path d="M([^Z]+)Z/.exec(svg)![1];
      const xs = outline.split("L").map((corner) => Number(corner.split(",")[0]));
      // The frame reaches from 66 to 384 pixels; x = 0 is its middle.
      expect(Math.abs(Math.min(...xs) - 225)).toBeLessThan(1);
    }
  });
});
