import { checkEach } from "../../core/array-of";
import { isArray } from "../../core/kind";
import * as Plot from "@observablehq/plot";
import { assertText, rangeError, show, typeError } from "../../core/check";
import { anything, type RowsFor } from "../../core/option-table";
import { assertObject, classNames, toFiniteMatrix, toNumbers } from "../check-data";
import { figureOptions, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, paddedExtent, scaleOptions } from "../layout/axes";
import { figure, type Area } from "../layout/figure";
import { panel } from "../layout/panel";
import { fitText } from "../layout/text";
import { colorOf } from "../marks/class-points";

/** Mean answers as one column varies, as `Model.partialDependence` gives them. */
export interface PartialDependenceData {
  /** Name of the column that varies: the title of the horizontal axis. */
  readonly column: string;
  /** Numbers, or categories. */
  readonly values: readonly (number | string)[];
  /** (values, answers): one answer, or one for each class. */
  readonly means: readonly (readonly number[])[];
}

/** Options of `drawPartialDependence`. */
export interface PartialDependenceFigureOptions extends FigureOptions {
  /** Names of the answers' columns. Default none for one, numbers for more. */
  readonly classes?: readonly string[];
  /** Of the vertical axis. Default "mean answer". */
  readonly label?: string;
}

const WHO = "drawPartialDependence";

const OPTIONS = figureOptions({
  classes: [anything],
  label: [assertText, "mean answer"],
} satisfies RowsFor<Omit<PartialDependenceFigureOptions, keyof FigureOptions>>);

/**
 * What a model says on average as one column varies: a line for each answer over numbers, points over categories.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const svg = drawPartialDependence({ column: "rooms", values: [2, 4, 6], means: [[80], [160], [240]] }, { label: "price" });
 * ```
 */
export function drawPartialDependence(
  data: PartialDependenceData,
  options: PartialDependenceFigureOptions = {},
): string {
  const { classes, label, ...settings } = OPTIONS.complete(WHO, options);
  const style = figureStyle(settings, { width: 640, panels: 320 });
  assertObject(WHO, "data", data);
  const { column, values } = data;
  assertText(WHO, "column", column);
  const means = toFiniteMatrix(WHO, "means", data.means);
  assertValues(values, means.rows);
  const names = classNames(WHO, classes, means.columns);
  const lines = names.slice(0, means.columns).map((name, c) => ({
    name,
    color: colorOf(style.theme.series, c),
    points: values.map((value, r) => ({ value, mean: means.data[r * means.columns + c] })),
  }));
  const isNumeric = values.every((value) => typeof value === "number");
  return figure(style, {
    legend: lines.length > 1 ? lines.map(({ name, color }) => ({ label: name, color, sign: "line" as const })) : [],
    draw: (area) => [
      isNumeric ? overNumbers(style, area, lines, column, label) : overTexts(style, area, lines, column, label),
    ],
  });
}

function assertValues(values: unknown, rows: number): void {
  if (!isArray(values)) throw typeError(WHO, `values are ${show(values)}`, "pass an array of numbers or texts");
  if (values.length !== rows) {
    throw rangeError(WHO, `there are ${values.length} values and ${rows} rows of means`, "pass one row for each value");
  }
  checkEach<unknown>(values, (value, i) => {
    if (typeof value === "string" || typeof value === "number") return;
    throw typeError(WHO, `values[${i}] is ${show(value)}`, "pass numbers or texts");
  });
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length > 0) toNumbers(WHO, "values", values);
}

interface Line {
  readonly color: string;
  readonly points: readonly { readonly value: number | string; readonly mean: number }[];
}

function scaleY(lines: readonly Line[], label: string) {
  return { label, domain: paddedExtent(lines.flatMap(({ points }) => points.map(({ mean }) => mean))), grid: true };
}

function overNumbers(style: FigureStyle, area: Area, lines: readonly Line[], column: string, label: string): string {
  const y = scaleY(lines, label);
  const x = {
    label: column,
    domain: paddedExtent(
      lines[0].points.map(({ value }) => Number(value)),
      0.03,
    ),
  };
  return panel(style, area, {
    x: scaleOptions(x),
    y: scaleOptions(y),
    marks: [
      ...axisX(x, style),
      ...axisY(y, style),
      ...lines.flatMap(({ points, color }) => [
        Plot.line(points, { x: "value", y: "mean", stroke: color, strokeWidth: 2 }),
        Plot.dot(points, { x: "value", y: "mean", fill: color, r: 2.5 }),
      ]),
    ],
  });
}

function overTexts(style: FigureStyle, area: Area, lines: readonly Line[], column: string, label: string): string {
  const y = scaleY(lines, label);
  const places = lines[0].points.map((_, i) => String(i));
  const room = (area.width - 80) / places.length;
  const isTilted = room < 60;
  return panel(style, area, {
    marginBottom: isTilted ? 90 : 46,
    x: { type: "point", domain: places, axis: null, padding: 0.5 },
    y: scaleOptions(y),
    marks: [
      ...axisY(y, style),
      Plot.axisX({
        anchor: "bottom",
        label: column,
        labelAnchor: "center",
        labelArrow: "none",
        labelOffset: isTilted ? 84 : 36,
        tickSize: 4,
        ...(isTilted && { tickRotate: -40 }),
        tickFormat: (place: string) => fitText(String(lines[0].points[Number(place)].value), 12, isTilted ? 70 : room),
      }),
      ...lines.map(({ points, color }) =>
        Plot.dot(
          points.map(({ mean }, i) => ({ mean, place: String(i) })),
          { x: "place", y: "mean", fill: color, r: 4 },
        ),
      ),
    ],
  });
}
