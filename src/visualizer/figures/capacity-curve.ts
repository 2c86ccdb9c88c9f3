import { mapEach } from "../../core/array-of";
import { isArray } from "../../core/kind";
import { largest } from "../../core/extremes";
import * as Plot from "@observablehq/plot";
import { rangeError, show, typeError } from "../../core/check";
import { anything, type RowsFor } from "../../core/option-table";
import { assertObject, toNumbers } from "../check-data";
import { figureOptions, figureStyle, figureWords, type FigureOptions } from "../figure-options";
import { axisX, axisY, scaleOptions } from "../layout/axes";
import { figure } from "../layout/figure";
import { panel } from "../layout/panel";
import { colorOf } from "../marks/class-points";

/** What `capacityCurve` gives; lists have a number for each of `points`. */
export interface CapacityCurveData {
  /** In the legend. Default "learned". */
  readonly label?: string;
  /** Numbers of points that a labelling has: the horizontal axis. */
  readonly points: ArrayLike<number>;
  /** Share learned and its interval; NaN where nothing is known yet. */
  readonly learned: ArrayLike<number>;
  /** Lower end of the 95 % interval of `learned`, 0 to 1. */
  readonly low: ArrayLike<number>;
  /** Upper end of the 95 % interval of `learned`, 0 to 1. */
  readonly high: ArrayLike<number>;
  /** Share that a plane separates. */
  readonly exact: ArrayLike<number>;
}

/** What a curve of capacity says; the defaults are English. */
export interface CapacityWords {
  /** Below the horizontal axis. Default `"points"`. */
  readonly points?: string;
  /** Beside the vertical axis. Default `"share of labellings learned"`. */
  readonly share?: string;
  /** Of the exact curve, in the legend. Default `"exact for a plane (Cover)"`. */
  readonly exact?: string;
}

export interface CapacityCurveOptions extends FigureOptions {
  /** Texts in place of the usual ones. */
  readonly words?: CapacityWords;
}

const WHO = "drawCapacityCurve";

const OPTIONS = figureOptions({
  words: [anything, {}],
} satisfies RowsFor<Omit<CapacityCurveOptions, keyof FigureOptions>>);

const WORDS = figureWords({
  points: "points",
  share: "share of labellings learned",
  exact: "exact for a plane (Cover)",
});

/**
 * Share of random labellings learned, over the number of points: measured with 95 % intervals, on the exact share
 * that a plane separates. Several curves, as of networks with hidden units, share the exact one of the first.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const curve = { points: [11, 22], learned: [1, 0.48], low: [0.9, 0.4], high: [1, 0.56], exact: [1, 0.5] };
 * const svg = drawCapacityCurve([curve], { title: "Capacity of one unit" });
 * ```
 */
export function drawCapacityCurve(curves: readonly CapacityCurveData[], options: CapacityCurveOptions = {}): string {
  const { words: given, ...settings } = OPTIONS.complete(WHO, options);
  const words = WORDS.complete(`${WHO}: words`, given);
  const style = figureStyle(settings, { width: 640, panels: 360 });
  const { theme } = style;
  if (!isArray(curves)) throw typeError(WHO, `curves is ${show(curves)}`, "pass an array of curves");
  if (curves.length === 0) throw rangeError(WHO, "curves is empty", "pass at least one");
  const series = mapEach(curves as readonly CapacityCurveData[], toSeries);
  const x = { label: words.points, domain: [0, 1.03 * largest(series.flatMap(({ points }) => [...points]))] as const };
  const y = { label: words.share, domain: [0, 1.03] as const, grid: true };
  const [{ points, exact }] = series;
  return figure(style, {
    legend: [
      ...series.map(({ label }, i) => ({ label, color: colorOf(theme.series, i), sign: "circle" as const })),
      { label: words.exact, color: theme.ink, sign: "line" },
    ],
    remarks: ["bars: 95 % intervals"],
    draw: (area) => [
      panel(style, area, {
        x: scaleOptions(x),
        y: scaleOptions(y),
        marks: [
          ...axisX(x, style),
          ...axisY(y, style),
          Plot.line(exact, { x: [...points], y: exact, stroke: theme.ink, strokeWidth: 1.5 }),
          ...series.flatMap((each, i) => measured(each, colorOf(theme.series, i))),
        ],
      }),
    ],
  });
}

type Series = ReturnType<typeof toSeries>;

function toSeries(curve: CapacityCurveData) {
  assertObject(WHO, "curve", curve);
  const points = toNumbers(WHO, "points", curve.points);
  const list = (name: "learned" | "low" | "high" | "exact") => {
    const values = curve[name];
    if (values?.length === points.length) return Array.from(values);
    throw rangeError(WHO, `${name} has ${values?.length} values`, `pass ${points.length}, one for each of points`);
  };
  const shares = { learned: list("learned"), low: list("low"), high: list("high"), exact: list("exact") };
  return { label: curve.label ?? "learned", points, ...shares };
}

function measured({ points, learned, low, high }: Series, color: string): Plot.Markish[] {
  const rows = Array.from(points, (count, i) => ({ count, share: learned[i], low: low[i], high: high[i] }));
  const known = rows.filter(({ share }) => !Number.isNaN(share));
  return [
    Plot.ruleX(known, { x: "count", y1: "low", y2: "high", stroke: color, strokeWidth: 1.5 }),
    Plot.dot(known, { x: "count", y: "share", fill: color, r: 3.5 }),
  ];
}
