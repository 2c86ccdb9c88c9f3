import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { assertBoolean, rangeError } from "../../core/check";
import { oneOf, type RowsFor } from "../../core/option-table";
import { toMatrix, type Matrix, type MatrixLike } from "../../core/matrix";
import { assertObject, toIntervals, toNumbers, type Intervals } from "../check-data";
import { viridis } from "../colors";
import { figureOptions, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { axisX, axisY, scaleOptions, shortNumber, type ScaleKind } from "../layout/axes";
import { besideColorBar, colorBar } from "../layout/color-bar";
import { figure, type Area } from "../layout/figure";
import { panel } from "../layout/panel";
import { cellEdges, cellsPath, outlinePath, type PlacedEdges } from "../marks/cells";
import { pathMark, type Place } from "../marks/path-mark";

/** What `performanceMap` gives. */
export interface PerformanceMapData {
  /** Increasing. */
  readonly learningRates: ArrayLike<number>;
  /** Numbers of epochs, increasing. */
  readonly epochs: ArrayLike<number>;
  /**
   * Share of successful runs, 0 to 1: a row per number of epochs, a column per learning rate. NaN
   * where nothing has run yet: such cells stay empty.
   */
  readonly success: MatrixLike;
  /** 95 % intervals of the shares; that of the best cell is written below. */
  readonly successInterval?: {
    /** Lower ends, 0 to 1, of the shape of `success`. */
    readonly low: MatrixLike;
    /** Upper ends, 0 to 1, of the shape of `success`. */
    readonly high: MatrixLike;
  };
}

export interface PerformanceMapOptions extends FigureOptions {
  /** Scale of the learning rate. Default `"linear"`; `"log"` needs rates above 0. */
  readonly scale?: ScaleKind;
  /** Outlines the best region. Default true. */
  readonly outline?: boolean;
}

const WHO = "drawPerformanceMap";

const OPTIONS = figureOptions({
  scale: [oneOf("linear", "log"), "linear"],
  outline: [assertBoolean, true],
} satisfies RowsFor<Omit<PerformanceMapOptions, keyof FigureOptions>>);

/** Colors that a reader can tell apart on the bar. */
const STEPS = 64;

/** Share of the highest mean that still belongs to the best region. */
const BEST = 0.9;

interface PerformanceGrid {
  readonly xEdges: Float64Array;
  readonly yEdges: Float64Array;
  readonly learningRates: Float64Array;
  readonly epochs: Float64Array;
  readonly success: Matrix;
  readonly interval: Intervals | undefined;
}

/**
 * A heat map of success: learning rate to the right, epochs upward, color from 0 to 1. The
 * best region is outlined: cells whose mean with their neighbors is at least 90 % of the
 * highest such mean, which steadies the outline against the chance of single cells.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid, such as a success above 1.
 * @example
 * ```ts
 * const map = { learningRates: [0.01, 0.02], epochs: [0, 100], success: [[0, 0], [0.5, 0.75]] };
 * const svg = drawPerformanceMap(map, { title: "Circles, 2-3-2-1", caption: { runs: 16, r: 0.02 } });
 * ```
 */
export function drawPerformanceMap(data: PerformanceMapData, options: PerformanceMapOptions = {}): string {
  const { scale, outline, ...settings } = OPTIONS.complete(WHO, options);
  const style = figureStyle(settings, { width: 640, panels: 440 });
  const grid = toGrid(data, scale);
  const best = outline ? bestRegion(grid.success) : [];
  return figure(style, {
    remarks: [bestRemark(grid), best.some(Boolean) ? "outlined: best region (3 x 3 mean)" : ""],
    draw: (area) => {
      const [left, right] = besideColorBar(area);
      const bar = { colors: viridis, domain: [0, 1] as const, label: "share of successful runs" };
      return [mapPanel(style, left, grid, scale, best), colorBar(style, right, bar)];
    },
  });
}

function toGrid(data: PerformanceMapData, scale: ScaleKind): PerformanceGrid {
  assertObject(WHO, "data", data);
  const learningRates = toIncreasing("learningRates", data.learningRates);
  const epochs = toIncreasing("epochs", data.epochs);
  if (scale === "log" && learningRates[0] <= 0) {
    throw rangeError(WHO, `a learning rate is ${learningRates[0]}, scale is "log"`, 'pass scale: "linear"');
  }
  const success = toMatrix(WHO, "success", data.success);
  if (success.columns !== learningRates.length) {
    throw rangeError(WHO, `success have ${success.columns} columns`, `pass ${learningRates.length}`);
  }
  if (success.rows !== epochs.length) {
    throw rangeError(
      WHO,
      `success has ${success.rows} rows, there are ${epochs.length} numbers of epochs`,
      "pass a row for each",
    );
  }
  const odd = success.data.find((share) => share < 0 || share > 1);
  if (odd !== undefined) throw rangeError(WHO, `a success is ${Number(odd.toPrecision(3))}`, "pass shares from 0 to 1");
  const xEdges = cellEdges(learningRates, scale === "log");
  const interval = toIntervals(WHO, "successInterval", data.successInterval, epochs.length, learningRates.length);
  return { xEdges, yEdges: cellEdges(epochs, false), learningRates, epochs, success, interval };
}

function toIncreasing(name: string, value: unknown): Float64Array {
  const numbers = toNumbers(WHO, name, value);
  const i = numbers.findIndex((number, i) => i > 0 && number <= numbers[i - 1]);
  if (i === -1) return numbers;
  throw rangeError(WHO, `${name} at ${i} is ${numbers[i]} after ${numbers[i - 1]}`, "pass increasing numbers");
}

function bestRemark({ learningRates, epochs, success, interval }: PerformanceGrid): string {
  const { data, columns } = success;
  const best = data.reduce((most, share, i) => (share > (data[most] ?? -1) ? i : most), -1);
  if (best < 0) return "no cell has run yet";
  const where = `learning rate ${shortNumber(learningRates[best % columns])}, ${epochs[Math.floor(best / columns)]} epochs`;
  const range = interval && [interval.low, interval.high].map((ends) => shortNumber(ends.data[best])).join(" to ");
  return `best cell ${shortNumber(data[best])}${range === undefined ? "" : ` (95 % interval ${range})`} at ${where}`;
}

/** Which cells belong to the best region; none if nothing succeeded. */
function bestRegion(success: Matrix): boolean[] {
  const means = Array.from(success.data, (_, i) => neighborMean(success, i));
  const most = means.reduce((highest, mean) => Math.max(highest, mean), 0);
  return means.map((mean) => most > 0 && mean >= BEST * most);
}

function neighborMean({ data, rows, columns }: Matrix, i: number): number {
  const [row, column] = [Math.floor(i / columns), i % columns];
  let sum = 0;
  let count = 0;
  for (let r = Math.max(row - 1, 0); r <= Math.min(row + 1, rows - 1); r++) {
    for (let c = Math.max(column - 1, 0); c <= Math.min(column + 1, columns - 1); c++) {
      const share = data[r * columns + c];
      if (Number.isNaN(share)) continue;
      sum += share;
      count++;
    }
  }
  return Number.isNaN(data[i]) ? 0 : sum / count;
}

function mapPanel(style: FigureStyle, area: Area, grid: PerformanceGrid, kind: ScaleKind, best: boolean[]): string {
  const { xEdges, yEdges } = grid;
  const x = { label: "learning rate", domain: ends(xEdges), kind, ticks: 6 };
  const y = { label: "epochs allowed", domain: ends(yEdges), ticks: 8 };
  const marks = [
    ...heat(grid),
    ...(best.some(Boolean) ? outlines(grid, best) : []),
    ...axisX(x, style),
    ...axisY(y, style),
    Plot.frame({ stroke: style.theme.ink }),
  ];
  return panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks });
}

function ends(edges: Float64Array): [number, number] {
  return [edges[0], edges[edges.length - 1]];
}

/** One path for each step of color. */
function heat(grid: PerformanceGrid): Markish[] {
  const { data, columns } = grid.success;
  const steps = Array.from(data, (share) => Math.round(share * (STEPS - 1)));
  return [...new Set(steps)]
    .filter((step) => !Number.isNaN(step))
    .sort((a, b) => a - b)
    .map((step) => {
      const draw = (x: Place, y: Place): string =>
        cellsPath(placed(grid, x, y), (r, c) => steps[r * columns + c] === step);
      return pathMark(draw, { fill: viridis(step / (STEPS - 1)), "shape-rendering": "crispEdges" });
    });
}

/** Dark on a light halo, so that it shows on every color. */
function outlines(grid: PerformanceGrid, best: boolean[]): Markish[] {
  const draw = (x: Place, y: Place): string =>
    outlinePath(placed(grid, x, y), (r, c) => best[r * grid.success.columns + c]);
  const line = { fill: "none", "stroke-linecap": "square" };
  return [
    pathMark(draw, { ...line, stroke: "#ffffff", "stroke-width": 3.5 }),
    pathMark(draw, { ...line, stroke: "#111111", "stroke-width": 1.5 }),
  ];
}

function placed({ xEdges, yEdges }: PerformanceGrid, x: Place, y: Place): PlacedEdges {
  return { x: Array.from(xEdges, x), y: Array.from(yEdges, y) };
}
