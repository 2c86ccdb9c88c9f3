import * as Plot from "@observablehq/plot";
import { toMatrix, type Matrix, type MatrixLike } from "../../core/matrix";
import { assertObject, toNumbers, toTable } from "../check-data";
import { diverging, type ColorMap } from "../colors";
import { figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, MARGINS, scaleOptions, shortNumber } from "../layout/axes";
import { figure, type Area } from "../layout/figure";
import { panel } from "../layout/panel";
import { image } from "../svg/image";

/** What `trainabilityBoundary` gives: a row for each rate of the second layer, a column for each of the first. */
export interface TrainabilityBoundaryData {
  readonly logRates1: ArrayLike<number>;
  readonly logRates2: ArrayLike<number>;
  /** 1 where training converges; NaN where nothing is known yet. */
  readonly converged: MatrixLike;
  readonly value: MatrixLike;
  readonly dimension?: number;
}

const WHO = "drawTrainabilityBoundary";

/**
 * The plane of two learning rates: blue where training converges, orange where it does not, the stronger the faster.
 * Colors follow the ranks of the values within each of the two.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const map = { logRates1: [1, 2], logRates2: [1, 2], converged: [[1, 1], [1, 0]], value: [[-9, -8], [-7, 3]] };
 * const svg = drawTrainabilityBoundary(map, { title: "Where training converges" });
 * ```
 */
export function drawTrainabilityBoundary(data: TrainabilityBoundaryData, options: FigureOptions = {}): string {
  const style = figureStyle(WHO, options, [], { width: 560, panels: 532 });
  assertObject(WHO, "data", data);
  const x = toNumbers(WHO, "logRates1", data.logRates1);
  const y = toNumbers(WHO, "logRates2", data.logRates2);
  const converged = toTable(WHO, "converged", data.converged, y.length, x.length);
  const value = toMatrix(WHO, "value", data.value);
  const { dimension = NaN } = data;
  return figure(style, {
    legend: [
      { label: "converges", color: style.theme.good, sign: "area" },
      { label: "does not", color: style.theme.bad, sign: "area" },
    ],
    remarks: [Number.isNaN(dimension) ? "" : `box dimension of the boundary ${shortNumber(dimension)}`],
    draw: (area) => [axes(style, area, x, y), picture(area, shades(converged, value), diverging(style.theme))],
  });
}

function axes(style: FigureStyle, area: Area, columns: Float64Array, rows: Float64Array): string {
  const x = {
    label: "log10 of the first layer's learning rate",
    domain: [columns[0], columns[columns.length - 1]] as const,
  };
  const y = { label: "log10 of the second layer's learning rate", domain: [rows[0], rows[rows.length - 1]] as const };
  const marks = [...axisX(x, style.theme), ...axisY(y, style.theme), Plot.frame({ stroke: style.theme.ink })];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

/** Pixels from the lowest row up. */
function picture(area: Area, { data, rows, columns }: Matrix, colors: ColorMap): string {
  const values = Float32Array.from(
    data,
    (_, i) => data[(rows - 1 - Math.floor(i / columns)) * columns + (i % columns)],
  );
  const { marginLeft, marginRight, marginTop, marginBottom } = MARGINS;
  const place = { x: area.x + marginLeft, y: area.y + marginTop };
  const size = { width: area.width - marginLeft - marginRight, height: area.height - marginTop - marginBottom };
  return image({ values, columns, rows, ...place, ...size }, colors);
}

/** From 0, does not converge, to 1, converges; one half where nothing is known. */
function shades({ data, rows, columns }: Matrix, value: Matrix): Matrix {
  const out = new Float32Array(data.length).fill(0.5);
  for (const kind of [0, 1]) {
    const own = Array.from(data.keys()).filter((i) => data[i] === kind);
    own.sort((a, b) => Math.abs(value.data[a]) - Math.abs(value.data[b]));
    own.forEach((i, rank) => {
      const strength = 0.15 + (0.85 * (rank + 1)) / own.length;
      // Small sums of losses mean fast training; small sums of inverses fast divergence.
      out[i] = kind === 1 ? 0.5 + 0.5 * (1.15 - strength) : 0.5 - 0.5 * (1.15 - strength);
    });
  }
  return { data: out, rows, columns };
}
