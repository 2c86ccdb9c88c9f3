import * as Plot from "@observablehq/plot";
import { assertText, rangeError } from "../../core/check";
import { integer, oneOf, type RowsFor } from "../../core/option-table";
import { assertObject, isNumbers, toNumbers, toNumbersWithGaps, type Numbers } from "../check-data";
import { figureOptions, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, paddedExtent, scaleOptions, shortNumber, type Axis, type ScaleKind } from "../layout/axes";
import { figure, type Area } from "../layout/figure";
import { columnsOfArea, panel, rowsOfArea } from "../layout/panel";
import { curve } from "../marks/curve";

/** One number an epoch in each list, as `fit` returns them; NaN is a gap, an empty or missing list is not drawn. */
export interface LearningHistory {
  /** Numbers of the epochs. Default 1, 2, 3, ... */
  readonly epoch?: Numbers;
  /** Training loss; above 0 on a logarithmic scale. */
  readonly loss: Numbers;
  /**
   * The training's metric, by default the share classified right; without it and `validationAccuracy` there is one
   * panel only.
   */
  readonly accuracy?: Numbers;
  /** Loss on the validation data; its lowest value marks the best epoch. */
  readonly validationLoss?: Numbers;
  /** The metric on the validation data. */
  readonly validationAccuracy?: Numbers;
}

export interface LearningCurvesOptions extends FigureOptions {
  /** Scale of the loss. Default `"linear"`; `"log"` needs losses above 0. */
  readonly scale?: ScaleKind;
  /** What the metric's axis says, with its unit in brackets. Default `"accuracy (share right)"`. */
  readonly metric?: string;
  /** What the loss's axis says. Default `"loss"`. */
  readonly loss?: string;
  /** Epoch to mark. Default that of the lowest validation loss, or the lowest loss without one. */
  readonly bestEpoch?: number;
}

interface Curves {
  readonly train: Float64Array | undefined;
  readonly validation: Float64Array | undefined;
}

interface Lessons {
  readonly epochs: Float64Array;
  readonly loss: Curves;
  readonly metric: Curves;
}

const WHO = "drawLearningCurves";

const OPTIONS = figureOptions({
  scale: [oneOf("linear", "log"), "linear"],
  metric: [assertText, "accuracy (share right)"],
  loss: [assertText, "loss"],
  bestEpoch: [integer(0)],
} satisfies RowsFor<Omit<LearningCurvesOptions, keyof FigureOptions>>);

/**
 * Loss over epochs and, if there is one, a metric beside it; training solid, validation
 * dashed, the best epoch marked.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid, such as lists of different lengths.
 * @example
 * ```ts
 * const history = await trainer.fit({ inputs, targets }, { epochs: 100 });
 * const svg = drawLearningCurves(history, { title: "Spiral", scale: "log", caption: { "batch size": 64 } });
 * ```
 */
export function drawLearningCurves(history: LearningHistory, options: LearningCurvesOptions = {}): string {
  const { scale, metric, loss, bestEpoch, ...settings } = OPTIONS.complete(WHO, options);
  const style = figureStyle(settings, { width: 760, panels: 250 });
  const lessons = toLessons(history);
  if (scale === "log") assertAboveZero(lessons);
  const best = bestIndex(lessons, bestEpoch);
  const hasMetric = lessons.metric.train !== undefined || lessons.metric.validation !== undefined;
  return figure(style, {
    legend: legendOf(style, lessons),
    remarks: [bestRemark(lessons, best, metric)],
    draw: (area) => {
      const [left, right] = hasMetric ? halves(area) : [area];
      const lossAxis = { label: loss, domain: lossDomain(lessons.loss, scale), kind: scale, grid: true };
      const curves = [curvesPanel(style, left, lessons.epochs, lessons.loss, lossAxis, best)];
      if (!hasMetric) return curves;
      const metricAxis = { label: metric, domain: paddedExtent(all(lessons.metric)), grid: true };
      return [...curves, curvesPanel(style, right, lessons.epochs, lessons.metric, metricAxis, best)];
    },
  });
}

/** Beside each other, or below each other on a narrow sheet. */
function halves(area: Area): Area[] {
  return area.width >= 480 ? columnsOfArea(area, [1, 1]) : rowsOfArea(area, [1, 1]);
}

function toLessons(history: LearningHistory): Lessons {
  assertObject(WHO, "history", history);
  const { length } = toNumbers(WHO, "history.loss", history.loss);
  const list = (name: keyof LearningHistory): Float64Array | undefined => {
    const values = history[name];
    return values === undefined || (isNumbers(values) && values.length === 0)
      ? undefined
      : toNumbers(WHO, `history.${name}`, values, length);
  };
  /** NaN where an epoch has no value; undefined where none has one. */
  const withGaps = (name: "validationLoss" | "accuracy" | "validationAccuracy"): Float64Array | undefined => {
    const values = history[name];
    if (!isNumbers(values)) return list(name);
    const numbers = toNumbersWithGaps(WHO, `history.${name}`, values, length);
    return numbers.every(Number.isNaN) ? undefined : numbers;
  };
  return {
    epochs: list("epoch") ?? Float64Array.from({ length }, (_, i) => i + 1),
    loss: { train: list("loss"), validation: withGaps("validationLoss") },
    metric: { train: withGaps("accuracy"), validation: withGaps("validationAccuracy") },
  };
}

function assertAboveZero({ loss, epochs }: Lessons): void {
  for (const values of [loss.train, loss.validation]) {
    const i = values?.findIndex((value) => value <= 0) ?? -1;
    if (i < 0) continue;
    throw rangeError(WHO, `the loss of epoch ${epochs[i]} is ${values![i]}, scale is "log"`, 'pass scale: "linear"');
  }
}

function bestIndex({ epochs, loss }: Lessons, asked: number | undefined): number {
  if (asked === undefined) {
    const values = loss.validation ?? loss.train!;
    return values.reduce((best, value, i) => (value < values[best] || Number.isNaN(values[best]) ? i : best), 0);
  }
  const index = epochs.indexOf(asked);
  if (index >= 0) return index;
  const range = `${epochs[0]} to ${epochs[epochs.length - 1]}`;
  throw rangeError(WHO, `bestEpoch is ${asked}, the history has epochs ${range}`, "choose one of these");
}

function bestRemark({ epochs, loss, metric }: Lessons, best: number, metricLabel: string): string {
  const named = loss.validation === undefined ? "" : "validation ";
  const value = (loss.validation ?? loss.train)![best];
  const share = (metric.validation ?? metric.train)?.[best];
  const reached =
    share === undefined || Number.isNaN(share) ? "" : `, ${metricLabel.split(" (")[0]} ${shortNumber(share)}`;
  return `best epoch ${epochs[best]}: ${named}loss ${shortNumber(value)}${reached}`;
}

function* all({ train, validation }: Curves): Iterable<number> {
  for (const values of [train, validation]) if (values !== undefined) yield* values.filter((x) => !Number.isNaN(x));
}

function lossDomain(curves: Curves, kind: ScaleKind): [number, number] {
  if (kind === "linear") {
    const [low, high] = paddedExtent(all(curves));
    return [Math.min(0, low), high];
  }
  const [low, high] = paddedExtent(Array.from(all(curves), Math.log10));
  return [10 ** low, 10 ** high];
}

function legendOf({ theme }: FigureStyle, { loss, metric }: Lessons) {
  const [train, validation] = theme.series;
  const hasValidation = loss.validation !== undefined || metric.validation !== undefined;
  return [
    { label: "training", color: train, sign: "line" as const },
    ...(hasValidation ? [{ label: "validation", color: validation, sign: "dashed" as const }] : []),
    { label: "best epoch", color: theme.muted, sign: "ring" as const },
  ];
}

function curvesPanel(
  style: FigureStyle,
  area: Area,
  epochs: Float64Array,
  { train, validation }: Curves,
  y: Axis,
  best: number,
): string {
  const { theme } = style;
  const x: Axis = { label: "epoch", domain: epochDomain(epochs), ticks: 6 };
  const at = { x: epochs[best], y: (validation ?? train)![best] };
  const marks = [
    ...axisX(x, style),
    ...axisY(y, style),
    Plot.ruleX([at.x], { stroke: theme.muted, strokeDasharray: "2 3" }),
    train && curve(epochs, train, { stroke: theme.series[0] }),
    validation && curve(epochs, validation, { stroke: theme.series[1], strokeDasharray: "5 3" }),
    Plot.dot([at], { x: "x", y: "y", r: 5, stroke: theme.ink, strokeWidth: 1.5 }),
  ];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

function epochDomain(epochs: Float64Array): [number, number] {
  const [low, high] = [epochs[0], epochs[epochs.length - 1]];
  return high > low ? [low, high] : [low - 0.5, low + 0.5];
}
