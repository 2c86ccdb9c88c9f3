/** Curves of the run: what is drawn, and where an epoch lies in it. */
import { describe, expect, test } from "vitest";
import { epochPlace, epochShare, runPlot } from "../../../playground/src/plots/run-plot";
import type { Curves } from "../../../playground/src/training/frame";
import { drawRunCurves, type FigurePanel, type RunCurvesData } from "../../../src/visualizer/index";

const NAMES = ["loss", "validationLoss", "accuracy", "validationAccuracy", "weights", "biases"] as const;

function curvesOf(epoch: readonly number[], loss: readonly number[]): Curves {
  const others = Object.fromEntries(NAMES.map((name) => [name, new Float64Array(epoch.length).fill(NaN)]));
  return { ...others, epoch: Float64Array.from(epoch), loss: Float64Array.from(loss) } as unknown as Curves;
}

function plotOf(curves: Curves, isLogarithmic = true) {
  const series = [
    { name: "training", values: curves.loss },
    { name: "validation", values: curves.validationLoss, isDashed: true },
  ];
  return runPlot(curves, { name: "loss", title: "Loss", xName: "epoch", end: 7, series, isLogarithmic });
}

function drawn(curves: Curves, isLogarithmic = true): { svg: string; panel: FigurePanel } {
  const { order } = plotOf(curves, isLogarithmic)!;
  const panels: FigurePanel[] = [];
  const options = { ...order.options, width: 300, height: 216, onPanel: (panel: FigurePanel) => panels.push(panel) };
  const svg = drawRunCurves(order.data as Parameters<typeof drawRunCurves>[0], options);
  return { svg, panel: panels[0] };
}

describe("curves of a run", () => {
  test("are none before something was trained", () => {
    expect(plotOf(curvesOf([0], [1]))).toBeUndefined();
    expect(plotOf(curvesOf([0, 1], [NaN, Infinity]))).toBeUndefined();
  });

  test("have lines for what has numbers, and a table of all", () => {
    const curves = curvesOf([0, 1, 3], [2, Infinity, 0.5]);
    const plot = plotOf(curves)!;
    const { lines } = plot.order.data as RunCurvesData;
    expect(lines.map(({ label }) => label)).toStrictEqual(["training"]);
    expect(Array.from(lines[0].values)).toStrictEqual([2, NaN, 0.5]);
    expect(plot.table()).toStrictEqual([["epoch", "training"], [0, 2], [1, Infinity], [3, 0.5]]); // prettier-ignore
  });

  test("lie between powers of ten on a logarithmic axis that ends at a thousandth", () => {
    expect(drawn(curvesOf([0, 1], [1.3, 0.02])).panel.y.domain).toStrictEqual([0.01, 2]);
    expect(drawn(curvesOf([0, 1], [30, 1e-9])).panel.y.domain).toStrictEqual([0.001, 50]);
    expect(drawn(curvesOf([0, 1], [0, 0])).panel.y.domain).toStrictEqual([0.1, 1]);
  });

  test("below 0 have an even axis", () => {
    const { svg, panel } = drawn(curvesOf([0, 1, 2], [2, 0.5, -1]));
    expect(panel.y).toMatchObject({ type: "linear", domain: [-1, 2] });
    expect(svg).toContain(">−1.0<");
  });

  test("have the epochs where the cursor and the slider have them", () => {
    const { svg, panel } = drawn(curvesOf([0, 1, 3, 7], [1, 1, 1, 1]), false);
    const path = /aria-label="line"[^>]*><path d="([^"]*)"/.exec(svg)![1];
    const places = path.match(/[ML][\d.]+/g)!.map((step) => Number(step.slice(1)));
    [0, 1, 3, 7].forEach((epoch, i) => {
      expect(epochPlace(panel, epoch)).toBeCloseTo(places[i], 2);
      expect(epochShare(epoch, 7)).toBeCloseTo(i / 3, 12);
    });
  });
});
