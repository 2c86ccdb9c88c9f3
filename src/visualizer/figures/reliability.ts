import * as Plot from "@observablehq/plot";
import { rangeError } from "../../core/check";
import { shareInterval } from "../../core/share-interval";
import { assertObject, toNumbers, type Numbers } from "../check-data";
import { FIGURE_OPTIONS, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, scaleOptions } from "../layout/axes";
import { figure } from "../layout/figure";
import { panel, rowsOfArea } from "../layout/panel";

/** A calibration curve, as `calibrationCurve` gives it: an element for each bin. */
export interface ReliabilityData {
  /** Mean probability of the samples of a bin, 0 to 1. */
  readonly probability: Numbers;
  /** Share of them that is right, 0 to 1. */
  readonly right: Numbers;
  /** Their number, 1 or more. */
  readonly count: Numbers;
}

interface Bin {
  readonly probability: number;
  readonly right: number;
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

const WHO = "drawReliability";

/**
 * Reliability diagram: how often an answer of a given probability is right, with 95 % intervals, beside the diagonal on
 * which the two are the same; below it, how many samples are said with which probability.
 *
 * Source: Niculescu-Mizil and Caruana (2005), "Predicting good probabilities with supervised learning", section 4.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const svg = drawReliability({ probability: [0.55, 0.9], right: [0.5, 0.95], count: [20, 80] }, { title: "Reliability" });
 * ```
 */
export function drawReliability(data: ReliabilityData, options: FigureOptions = {}): string {
  const style = figureStyle(FIGURE_OPTIONS.complete(WHO, options), { width: 460, panels: 520 });
  const bins = toBins(data);
  const samples = bins.reduce((sum, { count }) => sum + count, 0);
  const distance = bins.reduce((sum, { probability, right, count }) => sum + count * Math.abs(probability - right), 0);
  return figure(style, {
    legend: [
      { label: "measured", color: style.theme.series[0], sign: "circle" },
      { label: "as often as said", color: style.theme.muted, sign: "dashed" },
    ],
    remarks: [`calibration error ${(distance / samples).toFixed(3)}`, `${samples} samples`, "bars: 95 % intervals"],
    draw: (area) => {
      const [above, below] = rowsOfArea(area, [3, 1]);
      return [panel(style, above, sharesOf(style, bins)), panel(style, below, countsOf(style, bins))];
    },
  });
}

function toBins(data: ReliabilityData): Bin[] {
  assertObject(WHO, "data", data);
  const probability = toShares("probability", data.probability);
  const right = toShares("right", data.right, probability.length);
  const count = toNumbers(WHO, "count", data.count, probability.length);
  return Array.from(count, (n, i) => {
    if (!Number.isInteger(n) || n < 1) throw rangeError(WHO, `count at ${i} is ${n}`, "pass integers of 1 or more");
    return { probability: probability[i], right: right[i], count: n, ...shareInterval(right[i] * n, n) };
  });
}

function toShares(name: string, values: Numbers, length?: number): Float64Array {
  const shares = toNumbers(WHO, name, values, length);
  const i = shares.findIndex((share) => share < 0 || share > 1);
  if (i >= 0) throw rangeError(WHO, `${name} at ${i} is ${shares[i]}`, "pass numbers from 0 to 1");
  return shares;
}

const SHARES = [0, 1] as const;

function sharesOf(style: FigureStyle, bins: readonly Bin[]) {
  const { theme } = style;
  const x = { label: "probability said", domain: SHARES, grid: true };
  const y = { label: "share that is right", domain: SHARES, grid: true };
  const color = theme.series[0];
  const diagonal = { stroke: theme.muted, strokeWidth: 1.5, strokeDasharray: "5 3" };
  return {
    x: scaleOptions(x),
    y: scaleOptions(y),
    marks: [
      ...axisX(x, style),
      ...axisY(y, style),
      Plot.line([...SHARES], { x: [...SHARES], y: [...SHARES], ...diagonal }),
      Plot.ruleX(bins, { x: "probability", y1: "low", y2: "high", stroke: color, strokeWidth: 1.5 }),
      Plot.line(bins, { x: "probability", y: "right", stroke: color, strokeWidth: 1.5 }),
      Plot.dot(bins, { x: "probability", y: "right", fill: color, r: 3.5 }),
    ],
  };
}

function countsOf(style: FigureStyle, bins: readonly Bin[]) {
  const x = { label: "probability said", domain: SHARES };
  const most = bins.reduce((highest, { count }) => Math.max(highest, count), 0);
  const y = { label: "samples", domain: [0, 1.05 * most] as const, grid: true, ticks: 3 };
  return {
    x: scaleOptions(x),
    y: scaleOptions(y),
    marks: [
      ...axisX(x, style),
      ...axisY(y, style),
      Plot.ruleX(bins, { x: "probability", y1: 0, y2: "count", stroke: style.theme.series[0], strokeWidth: 8 }),
    ],
  };
}
