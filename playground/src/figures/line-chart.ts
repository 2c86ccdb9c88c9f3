import { drawAxes, linearScale, logScale, plotFrame } from "./axes";
import type { Colours } from "./colours";
import type { Figure, Pen } from "./pen";

/** A logarithmic axis ends here: below, a loss says nothing more. */
const LOWEST = 1e-6;

/** A line of a chart. */
export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly values: ArrayLike<number>;
  readonly dash?: readonly number[];
}

export interface LineChart {
  readonly name: string;
  readonly title: string;
  readonly yName: string;
  readonly epochs: ArrayLike<number>;
  readonly series: readonly Series[];
  readonly isLogarithmic?: boolean;
  /** Fixed ends of the upright axis. */
  readonly range?: readonly [number, number];
}

/** Numbers over epochs. */
export function lineChart(chart: LineChart, colours: Colours): Figure {
  const { name, title, epochs } = chart;
  const series = chart.series.filter(({ values }) => values.length > 0 && !Number.isNaN(values[0]));
  return {
    name,
    title,
    draw: (pen) => {
      draw(pen, { ...chart, series }, colours);
    },
    table: () => [
      ["epoch", ...series.map((line) => line.name)],
      ...Array.from(epochs, (epoch, i) => [epoch, ...series.map(({ values }) => values[i])]),
    ],
  };
}

function draw(pen: Pen, { epochs, series, yName, isLogarithmic, range }: LineChart, colours: Colours): void {
  const frame = plotFrame(pen);
  const { left, top, width, height } = frame;
  const last = Math.max(10, epochs.length > 0 ? epochs[epochs.length - 1] : 0);
  const x = linearScale(0, last, left, left + width, Math.max(3, width / 90));
  const [low, high] = range ?? extent(series, isLogarithmic === true);
  const y = isLogarithmic
    ? logScale(low, high, top + height, top)
    : linearScale(low, high, top + height, top, Math.max(3, height / 40));
  drawAxes(pen, frame, { ...x, name: "epoch" }, { ...y, name: yName }, colours);
  for (const { values, colour, dash } of series) {
    const points = new Float32Array(2 * epochs.length);
    for (let i = 0; i < epochs.length; i++) {
      points[2 * i] = x.place(epochs[i]);
      points[2 * i + 1] = Math.min(top + height, Math.max(top, y.place(values[i])));
    }
    pen.line(points, { stroke: colour, width: 1.8, dash });
  }
  drawLegend(pen, series, left + width, top - 8, colours);
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
  return [
    Math.max(LOWEST, 10 ** Math.floor(Math.log10(low))),
    Math.max(10 * LOWEST, 10 ** Math.ceil(Math.log10(high) + 1e-6)),
  ];
}

/** Names of the lines, from the right. */
export function drawLegend(
  pen: Pen,
  series: readonly { readonly name: string; readonly colour: string; readonly dash?: readonly number[] }[],
  right: number,
  y: number,
  colours: Colours,
): void {
  let at = right;
  for (const { name, colour, dash } of [...series].reverse()) {
    pen.text(at, y, name, { fill: colours.ink, anchor: "end" });
    at -= 6.2 * name.length + 6;
    pen.line([at - 16, y - 4, at, y - 4], { stroke: colour, width: 2.5, dash });
    at -= 28;
  }
}
