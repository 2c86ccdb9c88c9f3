import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { assertFunction, assertPositive, assertText, rangeError } from "../../core/check";
import type { RowsFor } from "../../core/option-table";
import type { Matrix, MatrixLike } from "../../core/matrix";
import { assertObject, toFiniteMatrix, toPredictions } from "../check-data";
import type { Predict } from "../decision-grid";
import { figureOptions, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, paddedExtent, scaleOptions } from "../layout/axes";
import { figure, type Area } from "../layout/figure";
import type { LegendEntry } from "../layout/legend";
import { panel } from "../layout/panel";
import { pathMark } from "../marks/path-mark";
import { symbolPath, type SymbolName } from "../marks/symbols";

/** Samples of one feature with one value each. */
export interface RegressionPoints {
  /** (samples, 1). */
  readonly inputs: MatrixLike;
  /** (samples, 1). */
  readonly targets: MatrixLike;
}

/** What a regression is drawn from. */
export interface RegressionData {
  /** Samples that the network has learned from, as points. */
  readonly train: RegressionPoints;
  /** Samples that it has not learned from, as points of another sign. Default none. */
  readonly test?: RegressionPoints;
  /** The network's outputs (samples, 1) for inputs (samples, 1); called once with 400 rows. */
  readonly predict: Predict;
  /** The function under the noise, if it is known. */
  readonly truth?: (x: number) => number;
  /** Standard deviation of the noise on it, if it is known: twice as much on both sides is shaded. */
  readonly noise?: number;
}

export interface RegressionFitOptions extends FigureOptions {
  /** Title of the horizontal axis, which is the feature. Default `"input x"`. */
  readonly xLabel?: string;
  /** Title of the vertical axis, which is targets and outputs. Default `"value y"`. */
  readonly yLabel?: string;
  /** What the points of `train` are called. Default `"training points"`. */
  readonly pointsLabel?: string;
}

const WHO = "drawRegressionFit";

const OPTIONS = figureOptions({
  xLabel: [assertText, "input x"],
  yLabel: [assertText, "value y"],
  pointsLabel: [assertText, "training points"],
} satisfies RowsFor<Omit<RegressionFitOptions, keyof FigureOptions>>);

/** Places at which curves are computed. */
const SAMPLES = 400;

interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

interface Fit {
  readonly train: Curve;
  readonly test: Curve | undefined;
  readonly prediction: Curve;
  readonly truth: Curve | undefined;
  /** Half the height of the band around the truth; 0 without one. */
  readonly spread: number;
}

/**
 * Noisy points, the function under the noise if it is known, and what the network made of
 * them.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid, such as inputs of two features.
 * @example
 * ```ts
 * const train = polynomial({ coefficients: [0, 0, 1], noise: 4, seed: 1 });
 * const svg = drawRegressionFit({ train, predict: (x) => network.predict(x), truth: (x) => x * x });
 * ```
 */
export function drawRegressionFit(data: RegressionData, options: RegressionFitOptions = {}): string {
  const { xLabel, yLabel, pointsLabel, ...settings } = OPTIONS.complete(WHO, options);
  const style = figureStyle(settings, { width: 640, panels: 340 });
  const fit = toFit(data);
  return figure(style, {
    legend: legendOf(style, fit, pointsLabel),
    draw: (area) => [fitPanel(style, area, fit, xLabel, yLabel)],
  });
}

function toFit(data: RegressionData): Fit {
  assertObject(WHO, "data", data);
  assertFunction(WHO, "predict", data.predict);
  if (data.truth !== undefined) assertFunction(WHO, "truth", data.truth);
  const { noise } = data;
  if (noise !== undefined) assertPositive(WHO, "noise", noise);
  if (noise !== undefined && data.truth === undefined) throw rangeError(WHO, "noise has no truth", "pass truth too");
  const train = toPoints("train", data.train);
  const test = data.test === undefined ? undefined : toPoints("test", data.test);
  const [low, high] = paddedExtent([...train.x, ...(test?.x ?? [])], 0.03);
  const x = Float64Array.from({ length: SAMPLES }, (_, i) => low + (i / (SAMPLES - 1)) * (high - low));
  const curves = { prediction: predictionAt(x, data.predict), truth: truthAt(x, data.truth) };
  return { train, test, ...curves, spread: 2 * (noise ?? 0) };
}

function toPoints(name: string, points: RegressionPoints): Curve {
  assertObject(WHO, name, points);
  const inputs = toColumn(`${name}.inputs`, points.inputs);
  const targets = toColumn(`${name}.targets`, points.targets);
  if (inputs.rows === targets.rows) return { x: Float64Array.from(inputs.data), y: Float64Array.from(targets.data) };
  throw rangeError(WHO, `${name} has ${inputs.rows} inputs and ${targets.rows} targets`, "pass one target for each");
}

function toColumn(name: string, value: MatrixLike): Matrix {
  return toFiniteMatrix(WHO, name, value, 1);
}

function predictionAt(x: Float64Array, predict: Predict): Curve {
  const inputs = { data: Float32Array.from(x), rows: x.length, columns: 1 };
  const outputs = toPredictions(WHO, predict(inputs), 1);
  if (outputs.rows === x.length) return { x, y: Float64Array.from(outputs.data) };
  throw rangeError(WHO, `predict gave ${outputs.rows} rows for ${x.length} inputs`, "give one row for each");
}

/** Where the function has no finite value, its line has a gap. */
function truthAt(x: Float64Array, truth: RegressionData["truth"]): Curve | undefined {
  return truth === undefined ? undefined : { x, y: x.map(truth) };
}

function legendOf({ theme }: FigureStyle, { test, truth, spread }: Fit, pointsLabel: string): LegendEntry[] {
  return [
    { label: pointsLabel, color: theme.series[4], sign: "circle" },
    ...(test === undefined ? [] : [{ label: "test points", color: theme.series[1], sign: "triangle" } as const]),
    ...(truth === undefined ? [] : [{ label: "true function", color: theme.ink, sign: "dashed" } as const]),
    ...(spread === 0 ? [] : [{ label: "± 2 deviations of the noise", color: theme.faint, sign: "area" } as const]),
    { label: "prediction", color: theme.series[5], sign: "line" },
  ];
}

function fitPanel(style: FigureStyle, area: Area, fit: Fit, xLabel: string, yLabel: string): string {
  const { theme } = style;
  const { train, test, prediction, truth, spread } = fit;
  const finite = [...(truth?.y ?? [])].filter(Number.isFinite).flatMap((value) => [value - spread, value + spread]);
  const x = { label: xLabel, domain: [prediction.x[0], prediction.x[SAMPLES - 1]] as const };
  const values = [...train.y, ...(test?.y ?? []), ...prediction.y, ...finite];
  const y = { label: yLabel, domain: paddedExtent(values), grid: true };
  const marks = [
    ...axisX(x, style),
    ...axisY(y, style),
    ...(truth === undefined || spread === 0 ? [] : [band(truth, spread, theme.faint)]),
    points(style, train, "circle", theme.series[4]),
    ...(test === undefined ? [] : [points(style, test, "triangle", theme.series[1])]),
    ...(truth === undefined ? [] : [line(truth, { stroke: theme.ink, strokeDasharray: "5 3", strokeWidth: 1.5 })]),
    line(prediction, { stroke: theme.series[5], strokeWidth: 2.25 }),
  ];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

function line({ x, y }: Curve, look: Plot.LineOptions): Markish {
  return Plot.line(x, { x, y, ...look });
}

/** Around a curve; a gap of it is one of the band. */
function band({ x, y }: Curve, spread: number, fill: string): Markish {
  return Plot.areaY(x, { x, y1: y.map((value) => value - spread), y2: y.map((value) => value + spread), fill });
}

function points({ theme }: FigureStyle, { x, y }: Curve, symbol: SymbolName, fill: string): Markish {
  const draw = (px: (value: number) => number, py: (value: number) => number): string =>
    Array.from(x, (value, i) => symbolPath(symbol, 3, px(value), py(y[i]))).join("");
  return pathMark(draw, { fill, stroke: theme.ink, "stroke-width": 0.5 });
}
