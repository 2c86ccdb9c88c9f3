import { mapEach } from "../../core/array-of";
import { isArray } from "../../core/kind";
import { largest, smallest } from "../../core/extremes";
import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { assertNumber, assertText, rangeError, show, typeError } from "../../core/check";
import type { RowsFor } from "../../core/option-table";
import { assertObject, toNumbers } from "../check-data";
import { figureOptions, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, paddedExtent, scaleOptions, shortNumber, type Axis } from "../layout/axes";
import { figure, type Area } from "../layout/figure";
import { panel } from "../layout/panel";
import { colorOf } from "../marks/class-points";
import { lineSymbols } from "../marks/line-symbols";
import { symbolOf } from "../marks/symbols";

/** One line: what was measured at which size; all numbers above 0. */
export interface ScalingSeries {
  /** Name of the line in the legend. */
  readonly label: string;
  /** Sizes, in the order in which the line joins them. */
  readonly x: ArrayLike<number>;
  /** What was measured, one number for each size. */
  readonly y: ArrayLike<number>;
}

export interface ScalingOptions extends FigureOptions {
  /** Title of the horizontal axis, with its unit. Default `"size"`. */
  readonly xLabel?: string;
  /** Title of the vertical axis, with its unit. Default `"time (ms)"`. */
  readonly yLabel?: string;
  /** Draws a guide y ~ x^slope through the last point of the first line, such as 3 for the flop of n x n products. */
  readonly slope?: number;
}

const WHO = "drawScaling";

const OPTIONS = figureOptions({
  xLabel: [assertText, "size"],
  yLabel: [assertText, "time (ms)"],
  slope: [assertNumber],
} satisfies RowsFor<Omit<ScalingOptions, keyof FigureOptions>>);

interface Line {
  readonly label: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * How a cost grows with a size, both on logarithmic axes, with a guide of the slope that the
 * count of operations predicts.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid, such as a time of 0.
 * @example
 * ```ts
 * const lines = [{ label: "strict", x: [128, 256, 512], y: [0.2, 1.5, 11.8] }];
 * const svg = drawScaling(lines, { xLabel: "rows of square matrices", slope: 3 });
 * ```
 */
export function drawScaling(series: readonly ScalingSeries[], options: ScalingOptions = {}): string {
  const { xLabel, yLabel, slope, ...settings } = OPTIONS.complete(WHO, options);
  const style = figureStyle(settings, { width: 640, panels: 360 });
  const lines = toLines(series);
  const { theme } = style;
  const entries = lines.map(({ label }, i) => ({ label, color: colorOf(theme.series, i), sign: symbolOf(i) }));
  const guide = { label: `slope ${shortNumber(slope ?? 0)}`, color: theme.muted, sign: "dashed" as const };
  return figure(style, {
    legend: slope === undefined ? entries : [...entries, guide],
    draw: (area) => [scalingPanel(style, area, lines, xLabel, yLabel, slope)],
  });
}

function toLines(series: unknown): Line[] {
  if (!isArray(series)) throw typeError(WHO, `series is ${show(series)}`, "pass an array of { label, x, y }");
  if (series.length === 0) throw rangeError(WHO, "series is empty", "pass at least one line");
  return mapEach(series as ScalingSeries[], (line, i) => {
    assertObject(WHO, `series[${i}]`, line);
    assertText(WHO, `series[${i}].label`, line.label);
    const x = toPositive(`series[${i}].x`, line.x);
    return { label: line.label, x, y: toPositive(`series[${i}].y`, line.y, x.length) };
  });
}

function toPositive(name: string, value: unknown, length?: number): Float64Array {
  const numbers = toNumbers(WHO, name, value, length);
  const i = numbers.findIndex((number) => number <= 0);
  if (i === -1) return numbers;
  throw rangeError(WHO, `${name} at ${i} is ${numbers[i]}`, "pass numbers above 0: both axes are logarithmic");
}

function logExtent(values: Iterable<number>): [number, number] {
  const [low, high] = paddedExtent(Array.from(values, Math.log10));
  return [10 ** low, 10 ** high];
}

function scalingPanel(
  style: FigureStyle,
  area: Area,
  lines: readonly Line[],
  xLabel: string,
  yLabel: string,
  slope: number | undefined,
): string {
  const { theme } = style;
  const x: Axis = { label: xLabel, domain: logExtent(lines.flatMap((line) => [...line.x])), kind: "log", grid: true };
  const y: Axis = { label: yLabel, domain: logExtent(lines.flatMap((line) => [...line.y])), kind: "log", grid: true };
  const marks: Markish[] = [...axisX(x, style), ...axisY(y, style)];
  if (slope !== undefined) marks.push(guideLine(style, lines[0], slope, y.domain));
  lines.forEach((line, i) => {
    const stroke = colorOf(theme.series, i);
    marks.push(
      Plot.line(line.x, { x: line.x, y: line.y, stroke, strokeWidth: 2 }),
      lineSymbols(line.x, line.y, i, stroke),
    );
  });
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

/** As far as it stays within the panel. */
function guideLine(
  { theme }: FigureStyle,
  { x, y }: Line,
  slope: number,
  [low, high]: readonly [number, number],
): Markish {
  const last = x.length - 1;
  const at = (size: number): number => y[last] * (size / x[last]) ** slope;
  const [least, most] = [smallest(x), largest(x)];
  const sizes = Array.from({ length: 200 }, (_, i) => least * (most / least) ** (i / 199));
  const inside = sizes.filter((size) => at(size) >= low && at(size) <= high);
  return Plot.line(inside, {
    x: inside,
    y: inside.map(at),
    stroke: theme.muted,
    strokeDasharray: "5 3",
    strokeWidth: 1.5,
  });
}
