import { drawAxes, growthScale, linearScale, logScale, plotFrame, type Frame, type Scale } from "./axes";
import type { Colors } from "./colors";
import { textWidth, type Figure, type Pen } from "./pen";

/** A logarithmic axis ends here: below, a loss says nothing more. */
const LOWEST = 1e-3;

/** A line of a chart. */
export interface Series {
  readonly name: string;
  readonly color: string;
  readonly values: ArrayLike<number>;
  readonly dash?: readonly number[];
  /** Of another run, in the background. */
  readonly epochs?: ArrayLike<number>;
}

export interface LineChart {
  readonly name: string;
  readonly title: string;
  readonly xName: string;
  readonly epochs: ArrayLike<number>;
  /** Epoch at which the axis ends at least. */
  readonly end: number;
  readonly series: readonly Series[];
  /** Where no value is below 0. */
  readonly isLogarithmic?: boolean;
  /** Fixed ends of the upright axis. */
  readonly range?: readonly [number, number];
  /** A moment with its name, such as the best epoch. */
  readonly mark?: { readonly epoch: number; readonly value: number; readonly text: string };
  /** The moment that is shown. */
  readonly cursor?: number;
}

/** Numbers over epochs; the first epochs have as much room as all later ones. */
export function lineChart(chart: LineChart, colors: Colors): Figure {
  const { name, title, epochs } = chart;
  const series = chart.series.filter(({ values }) => values.length > 0 && !Number.isNaN(values[0]));
  const own = series.filter((line) => line.epochs === undefined);
  return {
    name,
    title,
    draw: (pen) => {
      draw(pen, { ...chart, series }, colors);
    },
    table: () => [
      ["epoch", ...own.map((line) => line.name)],
      ...Array.from(epochs, (epoch, i) => [epoch, ...own.map(({ values }) => values[i])]),
    ],
  };
}

/** The epochs' axis of a chart of a width. */
export function epochScale({ left, width }: Pick<Frame, "left" | "width">, end: number): Scale {
  return growthScale(end, left, left + width);
}

function draw(pen: Pen, chart: LineChart, colors: Colors): void {
  const { epochs, series, range, end } = chart;
  const isLogarithmic = chart.isLogarithmic === true && !series.some(({ values }) => hasNegative(values));
  const frame = plotFrame(pen);
  const { top, height, left, width } = frame;
  const x = epochScale(frame, Math.max(end, epochs.length > 0 ? epochs[epochs.length - 1] : 0));
  const [low, high] = range ?? extent(series, isLogarithmic);
  const y = isLogarithmic
    ? logScale(low, high, top + height, top)
    : linearScale(low, high, top + height, top, Math.max(3, height / 40));
  drawAxes(pen, frame, { ...x, name: chart.xName }, { ...y, name: "" }, colors);
  for (const line of series) {
    const at = line.epochs ?? epochs;
    const points: number[] = [];
    for (let i = 0; i < at.length; i++) {
      if (!Number.isFinite(line.values[i])) continue;
      points.push(x.place(at[i]), Math.min(top + height, Math.max(top, y.place(line.values[i]))));
    }
    const isOwn = line.epochs === undefined;
    pen.line(points, { stroke: line.color, width: isOwn ? 2.2 : 1.6, dash: line.dash, opacity: isOwn ? 1 : 0.45 });
  }
  drawLegend(
    pen,
    series.filter(({ name }) => name !== ""),
    left + width,
    top - 9,
    colors,
  );
  drawMark(pen, chart, x, y, frame, colors);
}

/** The best epoch, and the moment that is shown. */
function drawMark(pen: Pen, { mark, cursor }: LineChart, x: Scale, y: Scale, frame: Frame, colors: Colors): void {
  const { top, height, left, width } = frame;
  if (cursor !== undefined) {
    const at = x.place(cursor);
    pen.line([at, top, at, top + height], { stroke: colors.ink, width: 1.5 });
  }
  if (mark === undefined || !Number.isFinite(mark.value)) return;
  const [at, up] = [x.place(mark.epoch), Math.min(top + height, Math.max(top, y.place(mark.value)))];
  pen.line([at, up, at, top + height], { stroke: colors.faint, dash: [2, 3] });
  pen.circle(at, up, 4.5, { fill: colors.surface, stroke: colors.ink, width: 1.8 });
  const isRight = at > left + 0.6 * width;
  pen.text(at + (isRight ? -8 : 8), top + height - 8, mark.text, {
    fill: colors.ink,
    anchor: isRight ? "end" : "start",
    size: 12,
  });
}

function hasNegative(values: ArrayLike<number>): boolean {
  return Array.from(values).some((value) => value < 0);
}

function extent(series: readonly Series[], isLogarithmic: boolean): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { values } of series) {
    for (const value of Array.from(values)) {
      if (!Number.isFinite(value) || (isLogarithmic && value <= 0)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) return isLogarithmic ? [0.1, 1] : [0, 1];
  if (!isLogarithmic) return [Math.min(0, low), high === low ? low + 1 : high];
  return [Math.max(LOWEST, 10 ** Math.floor(Math.log10(low))), Math.max(10 * LOWEST, niceAbove(high))];
}

/** 1, 2 or 5 times a power of ten, not below a value. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10);
}

/** Names of the lines, from the right. */
function drawLegend(
  pen: Pen,
  series: readonly { readonly name: string; readonly color: string; readonly dash?: readonly number[] }[],
  right: number,
  y: number,
  colors: Colors,
): void {
  let at = right;
  for (const { name, color, dash } of [...series].reverse()) {
    // Where there is no room, the first names are left out.
    if (at - textWidth(name) - 30 < 0) return;
    pen.text(at, y, name, { fill: colors.ink, anchor: "end", size: 12 });
    at -= textWidth(name) + 8;
    pen.line([at - 22, y - 4, at, y - 4], { stroke: color, width: 2.5, dash });
    at -= 36;
  }
}
