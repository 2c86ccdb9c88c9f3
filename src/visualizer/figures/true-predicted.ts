import * as Plot from "@observablehq/plot";
import { assertText } from "../../core/check";
import type { RowsFor } from "../../core/option-table";
import { assertObject, toNumbers, type Numbers } from "../check-data";
import { figureOptions, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, paddedExtent, scaleOptions } from "../layout/axes";
import { figure, type Area } from "../layout/figure";
import { panel } from "../layout/panel";
import { specks } from "../marks/specks";

/** Values and what a network says of them. */
export interface TruePredictedData {
  /** True values, one or more. */
  readonly targets: Numbers;
  /** Predicted values, one for each. */
  readonly predicted: Numbers;
}

export interface TruePredictedOptions extends FigureOptions {
  /** What the values are, for the titles of the axes. Default `"value"`. */
  readonly label?: string;
}

const WHO = "drawTruePredicted";

const OPTIONS = figureOptions({
  label: [assertText, "value"],
} satisfies RowsFor<Omit<TruePredictedOptions, keyof FigureOptions>>);

/** Points that are drawn: more lie over one another, and make large files. */
const MOST_POINTS = 5000;

/**
 * Predicted over true values, as points, and the diagonal on which the two are the same. Of more than 5,000 pairs as
 * many are drawn, evenly chosen.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const svg = drawTruePredicted({ targets: [1, 2, 3], predicted: [1.2, 1.9, 2.7] }, { label: "price" });
 * ```
 */
export function drawTruePredicted(data: TruePredictedData, options: TruePredictedOptions = {}): string {
  const { label, ...settings } = OPTIONS.complete(WHO, options);
  const style = figureStyle(settings, { width: 460, panels: 400 });
  assertObject(WHO, "data", data);
  const targets = toNumbers(WHO, "targets", data.targets);
  const predicted = toNumbers(WHO, "predicted", data.predicted, targets.length);
  const drawn = chosen(targets.length);
  const isAll = drawn.length === targets.length;
  return figure(style, {
    legend: [
      { label: "predicted", color: style.theme.series[0], sign: "circle" },
      { label: "exactly right", color: style.theme.muted, sign: "dashed" },
    ],
    remarks: [isAll ? `${drawn.length} rows` : `${drawn.length} of ${targets.length} rows`],
    draw: (area) => [pointsPanel(style, area, { targets, predicted }, drawn, label)],
  });
}

/** Indices of the pairs that are drawn. */
function chosen(count: number): number[] {
  const drawn = Math.min(count, MOST_POINTS);
  return Array.from({ length: drawn }, (_, i) => Math.floor((i * count) / drawn));
}

function pointsPanel(
  style: FigureStyle,
  area: Area,
  { targets, predicted }: { readonly targets: Float64Array; readonly predicted: Float64Array },
  drawn: readonly number[],
  label: string,
): string {
  const { theme } = style;
  const domain = paddedExtent(drawn.flatMap((i) => [targets[i], predicted[i]]));
  const x = { label: `true ${label}`, domain, grid: true };
  const y = { label: `predicted ${label}`, domain, grid: true };
  const marks = [
    ...axisX(x, style),
    ...axisY(y, style),
    Plot.line([...domain], {
      x: [...domain],
      y: [...domain],
      stroke: theme.muted,
      strokeWidth: 1.5,
      strokeDasharray: "5 3",
    }),
    specks(targets, predicted, drawn, theme.series[0]),
  ];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}
