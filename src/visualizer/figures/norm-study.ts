import { largest } from "../../core/extremes";
import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { showShare } from "../../core/share-interval";
import { FIGURE_OPTIONS, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, MARGINS, paddedExtent, scaleOptions, shortNumber } from "../layout/axes";
import { figure, type Area } from "../layout/figure";
import { columnsOfArea, panel, rowsOfArea } from "../layout/panel";
import { outcomes } from "../marks/outcomes";
import { histogram, mean, median } from "../statistics";
import { element, text } from "../svg/markup";
import { checkStudy, type CheckedStudy, type NormStudyData } from "./norm-study-data";

const WHO = "drawNormStudy";

/** Height of the table of numbers. */
const TABLE = 74;

const BINS = 32;

/**
 * Four panels on the norms of many networks: norm of the biases against that of the weights
 * after training; the whole norm after against before, with the diagonal of no change; the
 * histograms of both norms; the numbers below. Blue marks success, orange failure.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid, such as lists of different lengths.
 * @example
 * ```ts
 * const initialNorms = { total: [2.8], weights: [2.4], biases: [1.5] };
 * const finalNorms = { total: [9.2], weights: [8.5], biases: [3.6] };
 * const svg = drawNormStudy({ success: [1], initialNorms, finalNorms }, { caption: { networks: 1, epochs: 400 } });
 * ```
 */
export function drawNormStudy(study: NormStudyData, options: FigureOptions = {}): string {
  const style = figureStyle(FIGURE_OPTIONS.complete(WHO, options), { width: 800, panels: 720 });
  const checked = checkStudy(WHO, study);
  const { theme } = style;
  return figure(style, {
    legend: [
      { label: "success: every sample right", color: theme.good, sign: "circle" },
      { label: "failure", color: theme.bad, sign: "circle" },
    ],
    draw: (area) => {
      const plots = { ...area, height: area.height - TABLE };
      const [upper, lower] = rowsOfArea(plots, [1.15, 1]);
      const [a, b] = columnsOfArea(upper, [1, 1]);
      const [c, d] = columnsOfArea(lower, [1, 1]);
      return [
        biasesAgainstWeights(style, a, checked),
        afterAgainstBefore(style, b, checked),
        normHistogram(style, c, checked, "weights"),
        normHistogram(style, d, checked, "biases"),
        numbers(style, { ...area, y: area.y + plots.height, height: TABLE }, checked),
      ];
    },
  });
}

function biasesAgainstWeights(style: FigureStyle, area: Area, study: CheckedStudy): string {
  const { weights, biases } = study.final;
  const x = { label: "L2 norm of the weights after training", domain: paddedExtent(weights), grid: true, ticks: 6 };
  const y = { label: "L2 norm of the biases after training", domain: paddedExtent(biases), grid: true };
  const marks = [...axisX(x, style), ...axisY(y, style), ...outcomes(style, study.success, weights, biases)];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

function afterAgainstBefore(style: FigureStyle, area: Area, study: CheckedStudy): string {
  const [before, after] = [study.initial.total, study.final.total];
  const x = { label: "L2 norm of the network before training", domain: paddedExtent(before), grid: true, ticks: 6 };
  const y = { label: "L2 norm of the network after training", domain: paddedExtent([...before, ...after]), grid: true };
  const [low, high] = x.domain;
  const marks = [
    ...axisX(x, style),
    ...axisY(y, style),
    ...outcomes(style, study.success, before, after),
    Plot.link([[low, high]], { x1: low, y1: low, x2: high, y2: high, stroke: style.theme.ink, strokeDasharray: "4 3" }),
    Plot.text(["no change"], {
      x: [high],
      y: [high],
      textAnchor: "end",
      dx: -4,
      dy: 18,
      fill: style.theme.ink,
      fontSize: 11,
      stroke: style.theme.paper,
    }),
  ];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

/** Bars of success from the axis up, those of failure standing on them. */
function normHistogram(style: FigureStyle, area: Area, study: CheckedStudy, part: "weights" | "biases"): string {
  const { theme } = style;
  const values = study.final[part];
  const domain = paddedExtent(values);
  const all = histogram(values, domain, BINS);
  const good = histogram(
    values.filter((_, i) => study.success[i]),
    domain,
    BINS,
  );
  const x = { label: `L2 norm of the ${part} after training`, domain, ticks: 6 };
  const y = { label: "networks", domain: [0, 1.05 * largest(all)] as const, grid: true };
  const edge = (i: number): number => domain[0] + (i / BINS) * (domain[1] - domain[0]);
  const bars = (from: number[], to: number[], fill: string): Markish =>
    Plot.rect(to, {
      x1: (_: number, i: number) => edge(i),
      x2: (_: number, i: number) => edge(i + 1),
      y1: from,
      y2: to,
      fill,
      inset: 0.5,
      filter: (_: number, i: number) => to[i] > from[i],
    });
  const none = all.map(() => 0);
  const marks = [...axisX(x, style), ...axisY(y, style), bars(none, good, theme.good), bars(good, all, theme.bad)];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

const COLUMNS = ["L2 norm", "min", "mean", "max", "mean change", "median change"];

/** The table of numbers: one row for weights, one for biases, and the share of success. */
function numbers({ theme }: FigureStyle, area: Area, { success, initial, final }: CheckedStudy): string {
  const succeeded = success.filter(Boolean).length;
  const share = showShare(succeeded, success.length);
  const rows = (["weights", "biases"] as const).map((part) => {
    const change = final[part].map((norm, i) => norm - initial[part][i]);
    const sorted = final[part].toSorted();
    const values = [sorted[0], mean(sorted), sorted[sorted.length - 1], mean(change), median(change)];
    return [`${part} after training`, ...values.map((value) => shortNumber(Number(value.toPrecision(3))))];
  });
  const left = area.x + MARGINS.marginLeft;
  const step = (area.width - MARGINS.marginLeft - MARGINS.marginRight - 150) / (COLUMNS.length - 1);
  const cell = (content: string, c: number, r: number, fill: string): string => {
    const x = c === 0 ? left : left + 150 + c * step;
    return text(content, { x, y: area.y + 14 + r * 17, fill, "text-anchor": c === 0 ? "start" : "end" });
  };
  return element(
    "g",
    {},
    ...COLUMNS.map((name, c) => cell(name, c, 0, theme.muted)),
    ...rows.flatMap((row, r) => row.map((value, c) => cell(value, c, r + 1, theme.ink))),
    cell(
      `success: ${succeeded} of ${success.length} networks, ${share}; in brackets the 95 % interval`,
      0,
      3,
      theme.ink,
    ),
  );
}
