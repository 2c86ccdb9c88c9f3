import type { FigurePanel, RunCurvesData } from "wasm-mlp/visualizer";
import type { Curves } from "../training/frame";
import type { Plot } from "./plot";

/** A logarithmic axis ends here: below, a loss says nothing more. */
const LOWEST = 1e-3;

/** A line over the epochs of the run, or over its own. */
export interface Series {
  readonly name: string;
  readonly values: Float64Array;
  readonly isDashed?: boolean;
  /** Of another run, in the background. */
  readonly epochs?: Float64Array;
}

/** What is drawn of a run. */
interface RunPlotLook {
  readonly name: string;
  readonly title: string;
  readonly xName: string;
  /** Epoch at which the axis ends at least. */
  readonly end: number;
  readonly series: readonly Series[];
  /** Where no value is below 0. */
  readonly isLogarithmic?: boolean;
  /** Fixed ends of the upright axis. */
  readonly range?: readonly [number, number];
  /** A moment with its name, such as the best epoch. */
  readonly mark?: RunCurvesData["mark"];
}

/** Whether something was trained. */
export function hasCurves({ epoch }: Curves): boolean {
  return epoch.length > 1;
}

/** Numbers over epochs; undefined as long as there are none. */
export function runPlot(curves: Curves, look: RunPlotLook): Plot | undefined {
  if (!hasCurves(curves)) return undefined;
  const { epoch } = curves;
  const { name, title, xName, end, mark } = look;
  const series = look.series.filter(({ values }) => values.some(Number.isFinite));
  if (series.length === 0) return undefined;
  const own = series.filter(({ epochs }) => epochs === undefined);
  const isLogarithmic = look.isLogarithmic === true && !series.some(({ values }) => values.some(isNegative));
  return {
    name,
    title,
    order: {
      draw: "drawRunCurves",
      data: {
        lines: series.map(({ name: label, values, isDashed: dashed, epochs }) => ({
          ...{ label, dashed, epochs: epochs ?? epoch, pale: epochs !== undefined },
          values: values.every(Number.isFinite)
            ? values
            : values.map((value) => (Number.isFinite(value) ? value : NaN)),
        })),
        mark: mark && Number.isFinite(mark.value) ? mark : undefined,
      },
      options: {
        ...{ xLabel: xName, lastEpoch: end, compact: true, scale: isLogarithmic ? "log" : "linear" },
        range: look.range ?? extent(series, isLogarithmic),
      },
    },
    table: () => [
      ["epoch", ...own.map((line) => line.name)],
      ...Array.from(epoch, (at, i) => [at, ...own.map(({ values }) => values[i])]),
    ],
  };
}

function isNegative(value: number): boolean {
  return value < 0;
}

/** Where an epoch lies on the axis of a run, from 0 to 1: the first epochs have as much room as all later ones. */
export function epochShare(epoch: number, end: number): number {
  return Math.log1p(Math.max(0, epoch)) / Math.log1p(Math.max(1, end));
}

/** Where an epoch lies in the picture of a run. */
export function epochPlace({ x: { domain, range } }: FigurePanel, epoch: number): number {
  return range[0] + epochShare(epoch, domain[1]) * (range[1] - range[0]);
}

function extent(series: readonly Series[], isLogarithmic: boolean): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { values } of series) {
    for (const value of values) {
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
