import { largest } from "../../core/extremes";
import * as Plot from "@observablehq/plot";
import type { Matrix, MatrixLike } from "../../core/matrix";
import { assertObject, toNumbers, toTable } from "../check-data";
import { viridis } from "../colors";
import { FIGURE_OPTIONS, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, scaleOptions } from "../layout/axes";
import { figure, type Area } from "../layout/figure";
import { columnsOfArea, panel } from "../layout/panel";
import { median } from "../statistics";

/** What `edgeOfStability` gives: a row for each rate, a column for each of `epochs`. */
export interface EdgeOfStabilityData {
  /** Rates of gradient descent, above 0; a network each. */
  readonly learningRates: ArrayLike<number>;
  /** Numbers of epochs after which the sharpness was noted, increasing. */
  readonly epochs: ArrayLike<number>;
  /** NaN where nothing is known, or after divergence. */
  readonly sharpness: MatrixLike;
}

const WHO = "drawEdgeOfStability";
/** Curves drawn, at most. */
const CURVES = 12;
/** Share of the epochs, at the end, whose median is shown. */
const LATE = 0.3;

interface Curve {
  readonly edge: number;
  readonly color: string;
  readonly points: readonly { readonly epoch: number; readonly sharpness: number }[];
  /** Median sharpness of the last epochs; NaN for a network that diverged. */
  readonly late: number;
}

/**
 * Sharpness over the epochs for many learning rates, each curve with its line 2 / rate, dashed; beside it the
 * sharpness at the end against 2 / rate, with the diagonal on which both are equal.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const study = { learningRates: [0.1, 0.2], epochs: [0, 100], sharpness: [[5, 19], [5, 10]] };
 * const svg = drawEdgeOfStability(study, { title: "The edge of stability" });
 * ```
 */
export function drawEdgeOfStability(data: EdgeOfStabilityData, options: FigureOptions = {}): string {
  const style = figureStyle(FIGURE_OPTIONS.complete(WHO, options), { width: 800, panels: 380 });
  assertObject(WHO, "data", data);
  const rates = toNumbers(WHO, "learningRates", data.learningRates);
  const epochs = toNumbers(WHO, "epochs", data.epochs);
  const curves = toCurves(rates, epochs, toTable(WHO, "sharpness", data.sharpness, rates.length, epochs.length));
  return figure(style, {
    remarks: ["dashed: 2 / learning rate", "right: median of the last 30 % of the epochs"],
    draw: (area) => {
      const [left, right] = columnsOfArea(area, [1.5, 1]);
      return [overEpochs(style, left, epochs, thinned(curves)), against(style, right, curves)];
    },
  });
}

function toCurves(rates: Float64Array, epochs: Float64Array, { data }: Matrix): Curve[] {
  return Array.from(rates, (rate, r) => {
    const own = data.subarray(r * epochs.length, (r + 1) * epochs.length);
    const late = Float64Array.from(own.subarray(Math.ceil((1 - LATE) * (epochs.length - 1))));
    return {
      edge: 2 / rate,
      color: viridis(rates.length < 2 ? 0 : (0.9 * r) / (rates.length - 1)),
      points: Array.from(epochs, (epoch, i) => ({ epoch, sharpness: own[i] })).filter(({ sharpness }) => sharpness > 0),
      late: late.some(Number.isNaN) ? NaN : median(late),
    };
  });
}

function thinned(curves: readonly Curve[]): Curve[] {
  const step = Math.ceil(curves.length / CURVES);
  return curves.filter((_, i) => i % step === 0);
}

function overEpochs(style: FigureStyle, area: Area, epochs: Float64Array, curves: readonly Curve[]): string {
  const values = curves.flatMap(({ points }) => points.map(({ sharpness }) => sharpness));
  const x = { label: "epoch", domain: [0, epochs[epochs.length - 1] || 1] as const, ticks: 6 };
  const y = { label: "sharpness", domain: [0, 1.05 * largest([1, ...values])] as const, grid: true };
  const isSeen = ({ edge }: Curve) => edge <= y.domain[1];
  const marks: Plot.Markish[] = [...axisX(x, style), ...axisY(y, style)];
  for (const { edge, color } of curves.filter(isSeen)) {
    marks.push(Plot.ruleY([edge], { stroke: color, strokeDasharray: "4 3" }));
  }
  for (const { points, color } of curves) {
    marks.push(Plot.line(points, { x: "epoch", y: "sharpness", stroke: color, strokeWidth: 1.5 }));
  }
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

function against(style: FigureStyle, area: Area, curves: readonly Curve[]): string {
  const { theme } = style;
  const known = curves.filter(({ late }) => late > 0);
  const all = known.flatMap(({ edge, late }) => [edge, late]);
  const least = all.reduce((low, value) => Math.min(low, value), Infinity);
  const most = all.reduce((high, value) => Math.max(high, value), 0);
  const domain = all.length === 0 ? ([1, 10] as const) : ([0.8 * least, 1.25 * most] as const);
  const x = { label: "2 / learning rate", domain, kind: "log" as const, grid: true };
  const y = { label: "sharpness at the end", domain, kind: "log" as const, grid: true };
  const marks = [
    ...axisX(x, style),
    ...axisY(y, style),
    Plot.link([domain], {
      x1: domain[0],
      y1: domain[0],
      x2: domain[1],
      y2: domain[1],
      stroke: theme.ink,
      strokeDasharray: "4 3",
    }),
    Plot.dot(known, { x: "edge", y: "late", fill: "color", r: 3.5 }),
  ];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), color: { type: "identity" }, marks });
}
