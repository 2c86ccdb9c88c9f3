import * as Plot from "@observablehq/plot";
import { assertBoolean, assertText, rangeError } from "../../core/check";
import type { RowsFor } from "../../core/option-table";
import type { MatrixLike } from "../../core/matrix";
import { assertObject, toNumbers, toTable } from "../check-data";
import { viridis } from "../colors";
import { figureOptions, figureStyle, twoTexts, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, MARGINS, scaleOptions, shortNumber, type Axis } from "../layout/axes";
import { figure, type Area } from "../layout/figure";
import { panel } from "../layout/panel";
import { cellsPicture } from "../layout/plane";
import { textWidth } from "../layout/text";
import { element, text } from "../svg/markup";

/** Shares of all pairs of two quantities. */
export interface HeatMapData {
  /** Values of the horizontal axis, one a column, from left to right. */
  readonly columns: ArrayLike<number>;
  /** Values of the vertical axis, one a row, from below. */
  readonly rows: ArrayLike<number>;
  /** A row for each of `rows`: from 0, dark, to 1, light; NaN where nothing is known yet, which stays empty. */
  readonly shares: MatrixLike;
  /**
   * Points of a line over the cells, as values of both axes, which then have to grow evenly: a dot at its start, a ring
   * at its end. Default none.
   */
  readonly path?: {
    /** Along the horizontal axis. */
    readonly x: ArrayLike<number>;
    /** Along the vertical axis. */
    readonly y: ArrayLike<number>;
  };
}

export interface HeatMapOptions extends FigureOptions {
  /** Title of the horizontal axis. Default `""`. */
  readonly xLabel?: string;
  /** Title of the vertical axis. Default `""`. */
  readonly yLabel?: string;
  /** What the darkest and the lightest shade mean. Default `["0", "1"]`. */
  readonly ends?: readonly [string, string];
  /** Blends neighboring cells. Default false. */
  readonly smooth?: boolean;
}

const WHO = "drawHeatMap";

const OPTIONS = figureOptions({
  xLabel: [assertText, ""],
  yLabel: [assertText, ""],
  ends: [twoTexts, ["0", "1"]],
  smooth: [assertBoolean, false],
} satisfies RowsFor<Omit<HeatMapOptions, keyof FigureOptions>>);

/** Height of the key of shades. */
const KEY = 20;

/**
 * Shares as shades of cells of one size: values that grow evenly get an axis of round numbers, others each their name.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid, such as a share above 1.
 * @example
 * ```ts
 * const map = { columns: [1, 2, 4], rows: [0.1, 0.2], shares: [[0, 0.5, 1], [0.2, 0.6, NaN]] };
 * const svg = drawHeatMap(map, { xLabel: "width", yLabel: "rate", ends: ["none", "all"] });
 * ```
 */
export function drawHeatMap(data: HeatMapData, options: HeatMapOptions = {}): string {
  const { xLabel, yLabel, ends, smooth, ...settings } = OPTIONS.complete(WHO, options);
  const style = figureStyle(settings, { width: 480, panels: 420 });
  assertObject(WHO, "data", data);
  const columns = toNumbers(WHO, "columns", data.columns);
  const rows = toNumbers(WHO, "rows", data.rows);
  const shares = toTable(WHO, "shares", data.shares, rows.length, columns.length);
  const odd = shares.data.find((share) => share < 0 || share > 1);
  if (odd !== undefined) throw rangeError(WHO, `a share is ${Number(odd.toPrecision(3))}`, "pass shares from 0 to 1");
  const path = toPath(data, columns, rows);
  return figure(style, {
    draw: (area) => {
      const map = { ...area, y: area.y + KEY - MARGINS.marginTop, height: area.height - KEY + MARGINS.marginTop };
      return [
        cellsPicture(map, shares, viridis, smooth),
        cellsPanel(style, map, cellAxis(style, xLabel, columns), cellAxis(style, yLabel, rows), path),
        shadeKey(style, area, ends),
      ];
    },
  });
}

/** The most values that are named each. */
const MOST_NAMES = 9;

/**
 * The axis of cells: its domain reaches half a cell beyond the first and the last value, or their places in the list where
 * they do not grow evenly.
 */
function cellAxis({ showNumber = shortNumber }: FigureStyle, label: string, values: Float64Array): Axis {
  const { length } = values;
  const name = (value: number) => showNumber(Number(value.toPrecision(2)));
  if (!isEven(values)) {
    const every = Math.ceil(length / MOST_NAMES);
    const at = Array.from(values, (_, i) => i).filter((i) => i % every === 0);
    return { label, domain: [-0.5, length - 0.5], names: { at, name: (i) => name(values[i]) } };
  }
  const half = (values[length - 1] - values[0]) / (length - 1) / 2;
  const domain = [values[0] - half, values[length - 1] + half] as const;
  return { label, domain, ticks: 6, ...(length <= MOST_NAMES && { names: { at: [...values], name } }) };
}

function isEven(values: Float64Array): boolean {
  const step = (values[values.length - 1] - values[0]) / (values.length - 1);
  const isOnStep = (value: number, i: number) => Math.abs(value - values[0] - i * step) < 1e-6 * step * values.length;
  return step > 0 && values.every(isOnStep);
}

interface Path {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function toPath(data: HeatMapData, columns: Float64Array, rows: Float64Array): Path | undefined {
  if (data.path === undefined) return undefined;
  assertObject(WHO, "path", data.path);
  const x = toNumbers(WHO, "path.x", data.path.x);
  const y = toNumbers(WHO, "path.y", data.path.y, x.length);
  if (isEven(columns) && isEven(rows)) return { x, y };
  throw rangeError(WHO, "a path lies over values that do not grow evenly", "pass even columns and rows, or no path");
}

/** Ink and paper that are seen on every shade, in either theme. */
const [INK, PAPER] = ["#161b26", "#ffffff"];

function pathMarks({ x, y }: Path): Plot.Markish[] {
  const line = (stroke: string, strokeWidth: number) => Plot.line(x, { x, y, stroke, strokeWidth });
  const end = x.length - 1;
  return [
    line(PAPER, 4),
    line(INK, 1.8),
    Plot.dot([0], { x: [x[0]], y: [y[0]], r: 4, fill: INK, stroke: PAPER }),
    Plot.dot([0], { x: [x[end]], y: [y[end]], r: 6, fill: PAPER, stroke: INK, strokeWidth: 2.5 }),
  ];
}

function cellsPanel(style: FigureStyle, area: Area, x: Axis, y: Axis, path: Path | undefined): string {
  const frame = Plot.frame({ stroke: style.theme.faint });
  const marks = [...axisX(x, style), ...axisY(y, style), frame, ...(path === undefined ? [] : pathMarks(path))];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

const BAR = 48;
const STEPS = 24;

/** Shades from dark to light between what both ends mean, at the upper right. */
function shadeKey({ theme }: FigureStyle, area: Area, [dark, light]: readonly [string, string]): string {
  const right = area.x + area.width - MARGINS.marginRight;
  const left = right - textWidth(light, 12) - 6 - BAR;
  const y = area.y + 10;
  const slices = Array.from({ length: STEPS }, (_, i) => {
    const place = { x: left + (BAR * i) / STEPS, y: area.y + 1, width: BAR / STEPS + 0.5, height: 11 };
    return element("rect", { ...place, fill: viridis((i + 0.5) / STEPS) });
  });
  return element(
    "g",
    { fill: theme.muted },
    text(dark, { x: left - 6, y, "text-anchor": "end" }),
    ...slices,
    text(light, { x: right, y, "text-anchor": "end" }),
  );
}
