import type { Markish } from "@observablehq/plot";
import type { FigureStyle } from "../figure-options";
import type { LegendEntry } from "../layout/legend";
import { pathMark } from "./path-mark";
import { symbolOf, symbolPath } from "./symbols";

/** Points of a plane with a class each. */
export interface ClassPoints {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly labels: Int32Array;
}

/** Radius of a point by how many there are. */
function pointRadius(count: number): number {
  return count <= 200 ? 4 : count <= 1000 ? 3 : 2;
}

/** One path a class, in its color and its shape. */
export function classPoints({ theme }: FigureStyle, { x, y, labels }: ClassPoints, classes: number): Markish[] {
  const radius = pointRadius(labels.length);
  return Array.from({ length: classes }, (_, k) => {
    const of = indicesWhere(labels, (label) => label === k);
    const attributes = { fill: colorOf(theme.series, k), stroke: theme.ink, "stroke-width": 0.6 };
    return pathMark(
      (px, py) => of.map((i) => symbolPath(symbolOf(k), radius, px(x[i]), py(y[i]))).join(""),
      attributes,
    );
  });
}

/** Rings round points. */
export function rings({ theme }: FigureStyle, points: ClassPoints, of: readonly number[]): Markish {
  const radius = pointRadius(points.labels.length) + 3.5;
  return pathMark((px, py) => of.map((i) => symbolPath("circle", radius, px(points.x[i]), py(points.y[i]))).join(""), {
    fill: "none",
    stroke: theme.ink,
    "stroke-width": 1.6,
  });
}

export function classLegend({ theme }: FigureStyle, names: readonly string[]): LegendEntry[] {
  return names.map((label, k) => ({ label, color: colorOf(theme.series, k), sign: symbolOf(k) }));
}

/** Colors repeat after eight classes, shapes after six, both together after 24. */
export function colorOf(series: readonly string[], index: number): string {
  return series[index % series.length];
}

export function indicesWhere(labels: Int32Array, is: (label: number, index: number) => boolean): number[] {
  const found: number[] = [];
  labels.forEach((label, i) => {
    if (is(label, i)) found.push(i);
  });
  return found;
}
