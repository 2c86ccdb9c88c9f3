import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { assertInteger, assertNumber, assertText, rangeError } from "../../core/check";
import { anything, oneOf, type RowsFor } from "../../core/option-table";
import type { Matrix, MatrixLike } from "../../core/matrix";
import { assertObject, classNames, toLabels } from "../check-data";
import { diverging, mix, type ColorMap } from "../colors";
import {
  checkGrid,
  classesAt,
  columnOf,
  decisionGrid,
  perClass,
  toPlane,
  type DecisionGrid,
  type Predict,
} from "../decision-grid";
import { figureOptions, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, scaleOptions } from "../layout/axes";
import { besideColorBar, colorBar } from "../layout/color-bar";
import { figure, type Area } from "../layout/figure";
import { panel } from "../layout/panel";
import { classLegend, classPoints, colorOf, indicesWhere, rings, type ClassPoints } from "../marks/class-points";
import { atLeast, evidence, lead, withRim } from "../marks/class-fields";

/** Points of two features with a class each, and what a network says around them. */
export interface DecisionData {
  /** (samples, 2). */
  readonly inputs: MatrixLike;
  /** Class indices, one a sample. */
  readonly targets: ArrayLike<number>;
  /** Names of the classes. Default their indices. */
  readonly classes?: readonly string[];
  /** The network's outputs, computed before; the fast way for a live page. */
  readonly grid?: DecisionGrid;
  /** Computes the grid if none is given. */
  readonly predict?: Predict;
  /** Classes predicted for the inputs. Default those of the grid's cells. */
  readonly predicted?: ArrayLike<number>;
}

export interface DecisionRegionsOptions extends FigureOptions {
  /** The winning class, or the probability of one class in bands of 0.1. Default `"class"`. */
  readonly show?: "class" | "probability";
  /** Index of the class whose probability is shown. Default 1. */
  readonly of?: number;
  /** Title of the horizontal axis, which is the first column of the inputs. Default `"feature 1"`. */
  readonly xLabel?: string;
  /** Title of the vertical axis, which is the second column of the inputs. Default `"feature 2"`. */
  readonly yLabel?: string;
  /** Cells along each side of a grid that `predict` fills. Default 200. */
  readonly resolution?: number;
}

const WHO = "drawDecisionRegions";

const OPTIONS = figureOptions({
  show: [oneOf("class", "probability"), "class"],
  of: [assertNumber, 1],
  xLabel: [assertText, "feature 1"],
  yLabel: [assertText, "feature 2"],
  resolution: [anything],
} satisfies RowsFor<Omit<DecisionRegionsOptions, keyof FigureOptions>>);

interface Decisions {
  readonly grid: DecisionGrid;
  /** One column a class. */
  readonly outputs: Matrix;
  readonly names: readonly string[];
  readonly points: ClassPoints;
  /** Samples whose prediction is not their class. */
  readonly wrong: readonly number[];
}

/**
 * The regions that a network gives to each class, with the points on top and rings round those
 * it gets wrong.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid, such as inputs of three features.
 * @example
 * ```ts
 * const svg = drawDecisionRegions({ ...train, predict: (points) => network.predict(points) }, { title: "Spiral" });
 * ```
 */
export function drawDecisionRegions(data: DecisionData, options: DecisionRegionsOptions = {}): string {
  const settings = OPTIONS.complete(WHO, options);
  const { show, of, xLabel, yLabel, resolution } = settings;
  const style = figureStyle(settings, { width: 560, panels: 430 });
  const decisions = toDecisions(data, resolution);
  const { names, wrong, points } = decisions;
  assertInteger(WHO, "of", of, 0, names.length - 1);
  if (show === "probability") assertProbabilities(decisions.outputs);
  const ring = { label: "misclassified", color: style.theme.ink, sign: "ring" as const };
  return figure(style, {
    legend: [...classLegend(style, names), ...(wrong.length > 0 ? [ring] : [])],
    remarks: [`${points.labels.length - wrong.length} of ${points.labels.length} points right`],
    draw: (area) => {
      const regions = (room: Area, marks: Markish[]) => regionsPanel(style, room, decisions, [xLabel, yLabel], marks);
      if (show === "class") return [regions(area, classRegions(style, decisions))];
      const [left, right] = besideColorBar(area);
      const colors = probabilityColors(style, names.length, of);
      const label = `probability of ${names[of]}`;
      return [
        regions(left, probabilityBands(style, decisions, of)),
        colorBar(style, right, { colors, domain: [0, 1], label, steps: 10 }),
      ];
    },
  });
}

function toDecisions(data: DecisionData, resolution?: number): Decisions {
  assertObject(WHO, "data", data);
  const inputs = toPlane(WHO, data.inputs);
  const labels = toLabels(WHO, "targets", data.targets, inputs.rows);
  const grid = gridOf(data, inputs, resolution);
  const outputs = perClass(grid.outputs);
  const top = labels.reduce((highest, label) => Math.max(highest, label), 0);
  if (top >= outputs.columns) {
    throw rangeError(WHO, `targets hold class ${top}, the grid has ${outputs.columns} classes`, "use the same classes");
  }
  const predicted =
    data.predicted === undefined ? classesAt(grid, inputs) : toLabels(WHO, "predicted", data.predicted, inputs.rows);
  return {
    grid,
    outputs,
    names: classNames(WHO, data.classes, outputs.columns).slice(0, outputs.columns),
    points: { x: columnOf(inputs, 0), y: columnOf(inputs, 1), labels },
    wrong: indicesWhere(labels, (label, i) => label !== predicted[i]),
  };
}

function gridOf({ grid, predict }: DecisionData, inputs: Matrix, resolution?: number): DecisionGrid {
  if (grid !== undefined) return checkGrid(WHO, grid);
  if (predict !== undefined) return decisionGrid(inputs, predict, resolution === undefined ? {} : { resolution });
  throw rangeError(WHO, "data has neither grid nor predict", "pass one of them");
}

function assertProbabilities({ data }: Matrix): void {
  const odd = data.find((value) => value < 0 || value > 1);
  if (odd === undefined) return;
  throw rangeError(
    WHO,
    `show is "probability", the grid holds ${Number(odd.toPrecision(3))}`,
    'pass probabilities (end the network in Softmax or Sigmoid), or show: "class"',
  );
}

function regionsPanel(
  style: FigureStyle,
  area: Area,
  { grid, names, points, wrong }: Decisions,
  [xLabel, yLabel]: readonly [string, string],
  regions: readonly Markish[],
): string {
  const x = { label: xLabel, domain: grid.x };
  const y = { label: yLabel, domain: grid.y };
  const marks = [
    ...regions,
    ...axisX(x, style),
    ...axisY(y, style),
    ...classPoints(style, points, names.length),
    rings(style, points, wrong),
    Plot.frame({ stroke: style.theme.ink }),
  ];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

/** How much of a class's color its region takes. */
const TINT = 0.32;

/**
 * Regions painted over each other: all of the plane for class 0, then where a class of 1 or
 * more wins, of 2 or more, and so on; so no gap opens between neighbors.
 */
function classRegions({ theme }: FigureStyle, { grid, outputs, names }: Decisions): Markish[] {
  const scores = evidence(outputs);
  const tint = (k: number): string => mix(theme.paper, colorOf(theme.series, k), TINT);
  const fields = names.slice(1).map((_, i) => atLeast(scores, i + 1));
  return [
    Plot.frame({ fill: tint(0), stroke: "none" }),
    ...fields.map((field, i) => contour(grid, field, [0], { fill: tint(i + 1), stroke: theme.ink, strokeWidth: 0.8 })),
  ];
}

const BANDS = Array.from({ length: 9 }, (_, i) => (i + 1) / 10);

/** From the color of the other class, or gray for all others, to that of the class; so that points agree with it. */
function probabilityColors({ theme }: FigureStyle, classes: number, of: number): ColorMap {
  const others = classes === 2 ? colorOf(theme.series, 1 - of) : theme.muted;
  const soft = (color: string): string => mix(theme.paper, color, 0.75);
  return diverging({ ...theme, bad: soft(others), good: soft(colorOf(theme.series, of)) });
}

function probabilityBands(style: FigureStyle, { grid, outputs, names }: Decisions, of: number): Markish[] {
  const { theme } = style;
  const colors = probabilityColors(style, names.length, of);
  const odds = lead(evidence(outputs), of);
  return [
    Plot.frame({ fill: colors(0.05), stroke: "none" }),
    ...BANDS.map((p) => contour(grid, odds, [Math.log(p / (1 - p))], { fill: colors(p + 0.05) })),
    contour(grid, odds, [0], { stroke: theme.ink, strokeWidth: 1.4 }),
  ];
}

function contour(grid: DecisionGrid, field: Float64Array, thresholds: number[], look: Plot.ContourOptions): Markish {
  const { x, y, columns, rows } = grid;
  const [dx, dy] = [(x[1] - x[0]) / columns, (y[1] - y[0]) / rows];
  // Contours close at the edge of their field: a rim of one cell, cut off, keeps that out of sight.
  const frame = { x1: x[0] - dx, x2: x[1] + dx, y1: y[0] - dy, y2: y[1] + dy, width: columns + 2, height: rows + 2 };
  const values = withRim(field, columns, rows);
  // Without x and y Plot takes the values as the dense grid they are, and looks for no neighbors.
  const dense = { ...frame, x: null, y: null } as const;
  return Plot.contour(values, { ...dense, thresholds, clip: "frame", fill: "none", stroke: "none", ...look });
}
