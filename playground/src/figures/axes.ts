import { shortNumber } from "../texts/numbers";
import type { Colors } from "./colors";
import type { Pen } from "./pen";

/** Where the data of a figure are drawn. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A mapping from values to places. */
export interface Scale {
  readonly ticks: readonly number[];
  place(value: number): number;
  label(value: number): string;
}

/** Even steps of 1, 2 or 5 times a power of ten. */
export function linearScale(low: number, high: number, from: number, to: number, count = 5): Scale {
  const span = high - low || 1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step); i * step <= high + 1e-9 * span; i++) ticks.push(i * step);
  return {
    ticks,
    place: (value) => from + ((value - low) / span) * (to - from),
    label: (value) => shortNumber(value),
  };
}

/** Lines, ticks and names of both axes. */
export function drawAxes(
  pen: Pen,
  { left, top, width, height }: Frame,
  x: Scale & { readonly name: string },
  y: Scale & { readonly name: string },
  colors: Colors,
): void {
  const bottom = top + height;
  for (const value of y.ticks) {
    const at = y.place(value);
    pen.line([left, at, left + width, at], { stroke: colors.grid });
    pen.text(left - 8, at + 4, y.label(value), { fill: colors.faint, anchor: "end", size: 12 });
  }
  for (const value of x.ticks) {
    const at = x.place(value);
    pen.line([at, bottom, at, bottom + 4], { stroke: colors.grid });
    pen.text(at, bottom + 18, x.label(value), { fill: colors.faint, anchor: "middle", size: 12 });
  }
  pen.line([left, bottom, left + width, bottom], { stroke: colors.faint });
  pen.text(left + width, bottom + 34, x.name, { fill: colors.faint, anchor: "end", size: 12 });
  pen.text(left, top - 8, y.name, { fill: colors.faint, size: 12 });
}

/** Width and height of a drawing. */
export type Size = Pick<Pen, "width" | "height">;

/** The frame of a figure with axes. */
export function plotFrame({ width, height }: Size): Frame {
  return { left: 48, top: 24, width: width - 60, height: height - 62 };
}
