/** Where values lie in a figure, and which lie at a place, by the scales that the worker gives. */
import type { FigurePanel } from "wasm-mlp/visualizer";

/** The part of a figure within its axes. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function frameOf({ x, y }: FigurePanel): Frame {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  return { left, top, width: right - left, height: bottom - top };
}

/** The place of a value on an even scale. */
export function placeOn({ domain, range }: FigurePanel["x"], value: number): number {
  const [low, high] = [domain[0], domain[domain.length - 1]];
  return range[0] + ((value - low) / (high - low)) * (range[1] - range[0]);
}

/** Shares of the width, from the left, and of the height, from below, at a place; undefined outside. */
export function sharesAt(panel: FigurePanel, [left, top]: readonly [number, number]): [number, number] | undefined {
  const frame = frameOf(panel);
  const [across, up] = [(left - frame.left) / frame.width, 1 - (top - frame.top) / frame.height];
  return across >= 0 && up >= 0 && across < 1 && up < 1 ? [across, up] : undefined;
}
