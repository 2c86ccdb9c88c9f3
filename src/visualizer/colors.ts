import * as Plot from "@observablehq/plot";
import type { Theme } from "./theme";

/** A color for a number from 0 to 1. */
export type ColorMap = (value: number) => string;

/** The red, green and blue of `#rrggbb`, 0 to 255. */
export function channels(color: string): [number, number, number] {
  const number = Number.parseInt(color.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** The color at `share` of the way from one to another. */
export function mix(from: string, to: string, share: number): string {
  const end = channels(to);
  const mixed = channels(from).map((value, i) => Math.round(value + share * (end[i] - value)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * Viridis: even steps of lightness, told apart in gray print and by color-blind people.
 *
 * Source: van der Walt and Smith (2015), matplotlib's default color map.
 */
export const viridis: ColorMap = (value) => {
  scale ??= Plot.scale({ color: { type: "linear", scheme: "viridis", domain: [0, 1] } });
  return toHex(scale.apply(value) as string);
};

let scale: Plot.Scale | undefined;

/** Plot gives colors as `rgb(r, g, b)` or `#rrggbb`. */
function toHex(color: string): string {
  if (color.startsWith("#")) return color;
  const parts = color.match(/\d+/g)!.map(Number);
  return `#${parts.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** From the color of failure through paper to that of success; 0.5 is paper. */
export function diverging({ bad, paper, good }: Theme): ColorMap {
  return (value) => (value < 0.5 ? mix(bad, paper, 2 * value) : mix(paper, good, 2 * value - 1));
}

/** From paper to the color of success. */
export function rising({ paper, good }: Theme): ColorMap {
  return (value) => mix(paper, good, value);
}

/** Ink or paper, whichever is read better on a color. */
export function readableOn(color: string): string {
  const [red, green, blue] = channels(color);
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "#111111" : "#ffffff";
}
