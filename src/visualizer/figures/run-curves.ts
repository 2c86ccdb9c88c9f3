import * as Plot from "@observablehq/plot";
import { assertBoolean, assertFinite, assertText, rangeError, show, typeError } from "../../core/check";
import { largest, smallest } from "../../core/extremes";
import { isArray } from "../../core/kind";
import { oneOf, type Check, type RowsFor } from "../../core/option-table";
import { assertObject } from "../check-data";
import { figureOptions, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, growthTicks, paddedExtent, scaleOptions, shortNumber } from "../layout/axes";
import type { Axis, ScaleKind } from "../layout/axes";
import { figure, type Area } from "../layout/figure";
import type { LegendEntry } from "../layout/legend";
import { panel } from "../layout/panel";
import { colorOf } from "../marks/class-points";
import { curve } from "../marks/curve";
import type { Theme } from "../theme";
import { toLines, toMark, type Line, type RunCurvesData, type RunMark } from "./run-data";

export interface RunCurvesOptions extends FigureOptions {
  /** Title of the horizontal axis. Default `"epoch"`. */
  readonly xLabel?: string;
  /** Title of the vertical axis; none in a compact figure. Default `""`. */
  readonly yLabel?: string;
  /** Scale of the values. Default `"linear"`; `"log"` needs values, or a `range`, above 0. */
  readonly scale?: ScaleKind;
  /** Ends of the vertical axis; values beyond are drawn at them. Default what the lines need. */
  readonly range?: readonly [low: number, high: number];
  /** Epoch at which the axis ends at least. Default 1. */
  readonly lastEpoch?: number;
  /** Narrow margins and few numbers, for a small place of a page. Default false. */
  readonly compact?: boolean;
}

const WHO = "drawRunCurves";

const twoEnds: Check<readonly [number, number]> = (who, name, value) => {
  if (!isArray(value)) throw typeError(who, `${name} is ${show(value)}`, "pass two numbers");
  assertFinite(who, `${name}[0]`, value[0]);
  assertFinite(who, `${name}[1]`, value[1]);
  if (value[0] < value[1]) return;
  throw rangeError(who, `${name} is from ${value[0]} to ${value[1]}`, "pass the lower end, then the upper one");
};

const OPTIONS = figureOptions({
  xLabel: [assertText, "epoch"],
  yLabel: [assertText, ""],
  scale: [oneOf("linear", "log"), "linear"],
  range: [twoEnds],
  lastEpoch: [assertFinite, 1],
  compact: [assertBoolean, false],
} satisfies RowsFor<Omit<RunCurvesOptions, keyof FigureOptions>>);

/** A compact panel: numbers at its left, one row of them and the title below. */
const COMPACT = { marginLeft: 48, marginRight: 12, marginTop: 6, marginBottom: 38 } as const;
/** Distance of its title from the axis. */
const COMPACT_BELOW = 32;

/**
 * Numbers of a run over its epochs, such as losses or norms, also while it goes on; the first epochs have as much room as
 * all later ones.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const lines = [{ label: "training", epochs: [0, 1, 2, 4], values: [1.1, 0.6, 0.4, 0.3] }];
 * const svg = drawRunCurves({ lines }, { scale: "log", lastEpoch: 100, compact: true, width: 320, height: 216 });
 * ```
 */
export function drawRunCurves(data: RunCurvesData, options: RunCurvesOptions = {}): string {
  const { xLabel, yLabel, scale, range, lastEpoch, compact, ...settings } = OPTIONS.complete(WHO, options);
  const style = figureStyle(settings, { width: 640, panels: 320 });
  assertObject(WHO, "data", data);
  const lines = toLines(WHO, data.lines);
  const mark = toMark(WHO, data.mark);
  const end = Math.max(lastEpoch, largest(lines.flatMap(({ epochs }) => [...epochs])));
  const domain = range ?? extentOf(lines, scale);
  if (scale === "log" && domain[0] <= 0)
    throw rangeError(WHO, `range begins at ${domain[0]}, scale is "log"`, 'begin above 0, or pass scale: "linear"');
  return figure(style, {
    isCompact: compact,
    legend: legendOf(style, lines),
    draw: (area) => {
      const few = compact ? Math.max(3, Math.round(area.height / 40)) : undefined;
      const y: Axis = { label: compact ? "" : yLabel, domain, kind: scale, grid: true, ticks: few, powers: few };
      return [runPanel(style, area, epochAxis(style, area, xLabel, end), y, { lines, mark, compact })];
    },
  });
}

function extentOf(lines: readonly Line[], scale: ScaleKind): readonly [number, number] {
  const all = lines.flatMap(({ values }) => [...values]).filter((value) => !Number.isNaN(value));
  if (all.length === 0) return scale === "log" ? [0.1, 1] : [0, 1];
  if (scale === "linear") return paddedExtent(all);
  const least = smallest(all);
  if (least <= 0)
    throw rangeError(WHO, `a value is ${least}, scale is "log"`, 'pass a range above 0, or scale: "linear"');
  const [low, high] = paddedExtent(all.map(Math.log10));
  return [10 ** low, 10 ** high];
}

function legendOf({ theme }: FigureStyle, lines: readonly Line[]): LegendEntry[] {
  return lines
    .map(
      (line, i) =>
        ({ label: line.label, color: colorOfLine(theme, line, i), sign: line.isDashed ? "dashed" : "line" }) as const,
    )
    .filter(({ label }) => label !== "");
}

function colorOfLine({ series, muted }: Theme, { isPale }: Line, i: number): string {
  return isPale ? muted : colorOf(series, i);
}

/** The axis of the epochs: even steps of log(1 + epoch). */
function epochAxis({ showNumber = shortNumber }: FigureStyle, { width }: Area, label: string, end: number): Axis {
  const names = { at: growthTicks(end, width), name: showNumber };
  return { label, domain: [0, end], kind: "symlog", names };
}

interface Content {
  readonly lines: readonly Line[];
  readonly mark: RunMark | undefined;
  readonly compact: boolean;
}

function runPanel(style: FigureStyle, area: Area, x: Axis, y: Axis, { lines, mark, compact }: Content): string {
  const marks = [
    ...axisX(x, style, compact ? COMPACT_BELOW : undefined),
    ...axisY(y, style),
    ...lines.map((line, i) => lineMark(style, line, i, y)),
    ...(mark === undefined ? [] : markMarks(style, mark, x, y)),
  ];
  return panel(style, area, { ...(compact && COMPACT), x: scaleOptions(x), y: scaleOptions(y), marks });
}

function within({ domain: [low, high] }: Axis, value: number): number {
  return Math.min(high, Math.max(low, value));
}

function lineMark({ theme }: FigureStyle, line: Line, i: number, y: Axis): Plot.Markish {
  const look = { stroke: colorOfLine(theme, line, i), strokeDasharray: line.isDashed ? "5 4" : undefined };
  const weight = line.isPale ? { strokeWidth: 1.6, strokeOpacity: 0.45 } : { strokeWidth: 2.2 };
  return curve(line.epochs, line.values.map((value) => within(y, value)), { ...look, ...weight }); // prettier-ignore
}

/** A ring with its name beside the foot of a line down to the axis. */
function markMarks({ theme }: FigureStyle, { epoch, value, label }: RunMark, x: Axis, y: Axis): Plot.Markish[] {
  const up = within(y, value);
  const isRight = Math.log1p(epoch) > 0.6 * Math.log1p(x.domain[1]);
  const aside = isRight ? ({ textAnchor: "end", dx: -8 } as const) : ({ textAnchor: "start", dx: 8 } as const);
  return [
    Plot.ruleX([epoch], { y1: y.domain[0], y2: up, stroke: theme.muted, strokeDasharray: "2 3" }),
    Plot.dot([up], { x: [epoch], y: [up], r: 4.5, fill: theme.paper, stroke: theme.ink, strokeWidth: 1.8 }),
    Plot.text([label], { x: [epoch], y: [y.domain[0]], dy: -12, fill: theme.ink, ...aside }),
  ];
}
