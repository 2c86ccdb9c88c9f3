import { toMatrix, type MatrixLike } from "../../core/matrix";
import { assertObject, toNumbers, toTable } from "../check-data";
import { FIGURE_OPTIONS, figureStyle, type FigureOptions } from "../figure-options";
import { figure } from "../layout/figure";
import { dimensionRemark, planeOf, shadesOf } from "../layout/plane";

/** What `trainabilityBoundary` gives: a row for each rate of the second layer, a column for each of the first. */
export interface TrainabilityBoundaryData {
  /** log10 of the learning rates of the first layer, increasing: the horizontal axis. */
  readonly logRates1: ArrayLike<number>;
  /** log10 of the learning rates of the second layer, increasing: the vertical axis. */
  readonly logRates2: ArrayLike<number>;
  /** 1 where training converges; NaN where nothing is known yet. */
  readonly converged: MatrixLike;
  /**
   * Minus the sum of the losses over the first one where training converges, else the sum of their inverses; the
   * smaller in absolute value, the stronger the color.
   */
  readonly value: MatrixLike;
  /** Box dimension of the boundary, written below. Default NaN: it is not written. */
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
  const style = figureStyle(FIGURE_OPTIONS.complete(WHO, options), { width: 560, panels: 532 });
  assertObject(WHO, "data", data);
  const x = toNumbers(WHO, "logRates1", data.logRates1);
  const y = toNumbers(WHO, "logRates2", data.logRates2);
  const converged = toTable(WHO, "converged", data.converged, y.length, x.length);
  const value = toMatrix(WHO, "value", data.value);
  const axes = [
    { label: "log10 of the first layer's learning rate", values: x },
    { label: "log10 of the second layer's learning rate", values: y },
  ] as const;
  return figure(style, {
    legend: [
      { label: "converges", color: style.theme.good, sign: "area" },
      { label: "does not", color: style.theme.bad, sign: "area" },
    ],
    remarks: [dimensionRemark(WHO, "boundary", data.dimension)],
    // Small sums of losses mean fast training; small sums of inverses fast divergence.
    draw: (area) => planeOf(style, area, axes, shadesOf(converged, value)),
  });
}
