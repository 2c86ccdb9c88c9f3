import { largest } from "../../core/extremes";
import * as Plot from "@observablehq/plot";
import type { Matrix, MatrixLike } from "../../core/matrix";
import { assertObject, toIntervals, toNumbers, toTable, type Intervals } from "../check-data";
import { viridis } from "../colors";
import { FIGURE_OPTIONS, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, scaleOptions } from "../layout/axes";
import { besideColorBar, colorBar } from "../layout/color-bar";
import { figure, type Area } from "../layout/figure";
import { columnsOfArea, panel } from "../layout/panel";
import { shareTable } from "../layout/share-table";
import { colorOf } from "../marks/class-points";

/** What `dyingRelu` gives. Matrices have a row for each depth, a column for each width; NaN where nothing is known yet. */
export interface DyingReluData {
  /** Units of each hidden layer. */
  readonly widths: ArrayLike<number>;
  /** Numbers of hidden layers. */
  readonly depths: ArrayLike<number>;
  /** Share of networks that end as a constant, 0 to 1. */
  readonly collapsed: MatrixLike;
  /** Share of networks in which no hidden layer is 0 for all samples before the training, 0 to 1. */
  readonly alive: MatrixLike;
  /** (1 - 2^-width)^depth, which `alive` is compared with. */
  readonly law: MatrixLike;
  /** 95 % intervals of the shares collapsed; default none, they are not written. */
  readonly collapsedInterval?: {
    /** Lower ends, 0 to 1, of the shape of `collapsed`. */
    readonly low: MatrixLike;
    /** Upper ends, 0 to 1, of the shape of `collapsed`. */
    readonly high: MatrixLike;
  };
  /** 95 % intervals of the shares born alive; default none, they are not drawn. */
  readonly aliveInterval?: {
    /** Lower ends, 0 to 1, of the shape of `alive`. */
    readonly low: MatrixLike;
    /** Upper ends, 0 to 1, of the shape of `alive`. */
    readonly high: MatrixLike;
  };
}

const WHO = "drawDyingRelu";
/** Widths whose curves are drawn, at most. */
const CURVES = 5;

/**
 * Deep and narrow ReLU networks: on the left the share that collapses to a constant, by width and depth; on the
 * right the share that is born alive over the depth, points, and (1 - 2^-width)^depth, lines.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const study = { widths: [2, 4], depths: [2, 10], collapsed: [[0.3, 0], [0.9, 0.5]], alive: [[0.6, 0.9], [0.1, 0.5]], law: [[0.56, 0.88], [0.06, 0.52]] };
 * const svg = drawDyingRelu(study, { title: "Born dead" });
 * ```
 */
export function drawDyingRelu(data: DyingReluData, options: FigureOptions = {}): string {
  const style = figureStyle(FIGURE_OPTIONS.complete(WHO, options), { width: 800, panels: 400 });
  assertObject(WHO, "data", data);
  const widths = [...toNumbers(WHO, "widths", data.widths)];
  const depths = [...toNumbers(WHO, "depths", data.depths)];
  const [collapsed, alive, law] = (["collapsed", "alive", "law"] as const).map((name) =>
    toTable(WHO, name, data[name], depths.length, widths.length),
  );
  const [within, between] = (["collapsedInterval", "aliveInterval"] as const).map((name) =>
    toIntervals(WHO, name, data[name], depths.length, widths.length),
  );
  const shown = chosen(widths.length);
  return figure(style, {
    legend: shown.map((c, i) => ({
      label: `width ${widths[c]}`,
      color: colorOf(style.theme.series, i),
      sign: "circle",
    })),
    remarks: [
      "left: % that end as a constant",
      `right: points measured${between === undefined ? "" : " with 95 % intervals"}, lines (1 − 2^−width)^depth`,
    ],
    draw: (area) => {
      const [left, right] = columnsOfArea(area, [1.35, 1]);
      const [table, bar] = besideColorBar(left);
      return [
        shareTable(style, table, {
          ...{ columnLabel: "width", columns: widths, rowLabel: "hidden layers", rows: depths },
          ...{ shares: collapsed, interval: within },
        }),
        colorBar(style, bar, { colors: viridis, domain: [0, 1], label: "share collapsed" }),
        curves(style, right, { widths, depths, alive, between, law, shown }),
      ];
    },
  });
}

/** Some columns, evenly chosen. */
function chosen(count: number): number[] {
  const n = Math.min(count, CURVES);
  return Array.from({ length: n }, (_, i) => Math.round((i * (count - 1)) / Math.max(1, n - 1)));
}

interface Curves {
  readonly widths: readonly number[];
  readonly depths: readonly number[];
  readonly alive: Matrix;
  readonly between: Intervals | undefined;
  readonly law: Matrix;
  readonly shown: readonly number[];
}

function curves(style: FigureStyle, area: Area, { widths, depths, alive, between, law, shown }: Curves): string {
  const { theme } = style;
  const x = { label: "hidden layers", domain: [0, largest(depths) + 1] as const, ticks: 6 };
  const y = { label: "share born alive", domain: [0, 1.03] as const, grid: true };
  const marks: Plot.Markish[] = [...axisX(x, style), ...axisY(y, style)];
  shown.forEach((c, i) => {
    const stroke = colorOf(theme.series, i);
    const known = depths
      .map((depth, r) => ({ depth, at: r * widths.length + c }))
      .map(({ depth, at }) => ({ depth, share: alive.data[at], ...rangeAt(between, at) }))
      .filter(({ share }) => !Number.isNaN(share));
    const exact = depths.map((depth, r) => ({ depth, share: law.data[r * widths.length + c] }));
    const place = { x: "depth", y: "share" } as const;
    marks.push(
      Plot.line(exact, { ...place, stroke, strokeWidth: 1.5 }),
      ...(between === undefined ? [] : [Plot.ruleX(known, { x: "depth", y1: "low", y2: "high", stroke })]),
      Plot.dot(known, { ...place, fill: stroke, r: 3.5 }),
    );
  });
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

function rangeAt(between: Curves["between"], at: number): { low?: number; high?: number } {
  return between === undefined ? {} : { low: between.low.data[at], high: between.high.data[at] };
}
