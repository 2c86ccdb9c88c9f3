import { mapEach } from "../../core/array-of";
import { isArray } from "../../core/kind";
import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { assertText, rangeError, show, typeError } from "../../core/check";
import type { RowsFor } from "../../core/option-table";
import type { MatrixLike } from "../../core/matrix";
import { quantileOf } from "../../core/quantile";
import { assertObject, toFiniteMatrix, toNumbers } from "../check-data";
import { columnOf } from "../decision-grid";
import { figureOptions, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, paddedExtent, scaleOptions } from "../layout/axes";
import { figure, type Area } from "../layout/figure";
import { panel } from "../layout/panel";
import { colorOf } from "../marks/class-points";
import { lineSymbols } from "../marks/line-symbols";
import { symbolOf } from "../marks/symbols";

/** Norms of many networks over epochs, for one regularization. */
export interface NormTrend {
  /** Name in the legend, such as `"r = 0.02"`. */
  readonly label: string;
  /** (networks, epochs): a row a network, a column for each of the epochs, as in the trace of a norm study. */
  readonly norms: MatrixLike;
}

/** What trends of norms are drawn from. */
export interface NormTrendsData {
  /** Increasing; the same for all trends. */
  readonly epochs: ArrayLike<number>;
  /** One or more; each has a line and a band, in the order of the legend. */
  readonly trends: readonly NormTrend[];
}

export interface NormTrendsOptions extends FigureOptions {
  /** Title of the vertical axis. Default `"L2 norm of the weights"`. */
  readonly yLabel?: string;
}

const WHO = "drawNormTrends";

const OPTIONS = figureOptions({
  yLabel: [assertText, "L2 norm of the weights"],
} satisfies RowsFor<Omit<NormTrendsOptions, keyof FigureOptions>>);

interface Band {
  readonly label: string;
  readonly lower: Float64Array;
  readonly middle: Float64Array;
  readonly upper: Float64Array;
}

/**
 * How norms grow: the median of many networks over epochs as a line, the middle half of them
 * as a band, for each regularization.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const trends = [{ label: "r = 0.02", norms: [[2.1, 5.0], [2.4, 6.1], [2.2, 5.2]] }];
 * const svg = drawNormTrends({ epochs: [0, 100], trends }, { caption: { networks: 3 } });
 * ```
 */
export function drawNormTrends(data: NormTrendsData, options: NormTrendsOptions = {}): string {
  const { yLabel, ...settings } = OPTIONS.complete(WHO, options);
  const style = figureStyle(settings, { width: 640, panels: 340 });
  assertObject(WHO, "data", data);
  const epochs = toNumbers(WHO, "epochs", data.epochs);
  const bands = toBands(data.trends, epochs.length);
  return figure(style, {
    legend: bands.map(({ label }, i) => ({ label, color: colorOf(style.theme.series, i), sign: symbolOf(i) })),
    remarks: ["line: median; band: middle half of the networks"],
    draw: (area) => [trendsPanel(style, area, epochs, bands, yLabel)],
  });
}

function toBands(trends: unknown, epochs: number): Band[] {
  if (!isArray(trends)) throw typeError(WHO, `trends is ${show(trends)}`, "pass an array of { label, norms }");
  if (trends.length === 0) throw rangeError(WHO, "trends is empty", "pass at least one");
  return mapEach(trends as NormTrend[], (trend, i) => {
    assertObject(WHO, `trends[${i}]`, trend);
    assertText(WHO, `trends[${i}].label`, trend.label);
    const norms = toFiniteMatrix(WHO, `norms of trends[${i}]`, trend.norms);
    if (norms.columns !== epochs) {
      throw rangeError(
        WHO,
        `norms of trends[${i}] have ${norms.columns} columns for ${epochs} epochs`,
        "pass a row a network, a column an epoch",
      );
    }
    const sorted = Array.from({ length: epochs }, (_, epoch) => Float64Array.from(columnOf(norms, epoch)).sort());
    const at = (share: number) => Float64Array.from(sorted, (row) => quantileOf(row, share));
    return { label: trend.label, lower: at(0.25), middle: at(0.5), upper: at(0.75) };
  });
}

function trendsPanel(style: FigureStyle, area: Area, epochs: Float64Array, bands: Band[], yLabel: string): string {
  const { theme } = style;
  const x = { label: "epoch", domain: paddedExtent(epochs, 0.02) };
  const y = {
    label: yLabel,
    domain: paddedExtent(bands.flatMap(({ lower, upper }) => [...lower, ...upper])),
    grid: true,
  };
  const marks: Markish[] = [...axisX(x, style), ...axisY(y, style)];
  bands.forEach(({ lower, upper }, i) => {
    marks.push(
      Plot.areaY(lower, { x: epochs, y1: lower, y2: upper, fill: colorOf(theme.series, i), fillOpacity: 0.18 }),
    );
  });
  bands.forEach(({ middle }, i) => {
    const stroke = colorOf(theme.series, i);
    marks.push(
      Plot.line(middle, { x: epochs, y: middle, stroke, strokeWidth: 2 }),
      lineSymbols(epochs, middle, i, stroke),
    );
  });
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}
