/** The square of the plane that is shown: where values are drawn, and which values lie at a place. */
import type { Domain } from "../training/frame";
import { linearScale, type Frame, type Scale } from "./axes";

interface Size {
  readonly width: number;
  readonly height: number;
}

const LEFT = 40;
const BOTTOM = 36;
const EDGE = 8;

/** As large a square as there is room for. */
export function squareFrame({ width, height }: Size): Frame {
  const side = Math.max(40, Math.min(width - LEFT - EDGE, height - BOTTOM - EDGE));
  return { left: LEFT + (width - LEFT - EDGE - side) / 2, top: EDGE, width: side, height: side };
}

export function planeScales({ left, top, width, height }: Frame, { x, y }: Domain): { x: Scale; y: Scale } {
  return {
    x: linearScale(x[0], x[1], left, left + width),
    y: linearScale(y[0], y[1], top + height, top),
  };
}

/** The values at a place of the drawing; undefined outside. */
export function valuesAt(size: Size, domain: Domain, x: number, y: number): readonly [number, number] | undefined {
  const { left, top, width, height } = squareFrame(size);
  const [across, up] = [(x - left) / width, 1 - (y - top) / height];
  if (across < 0 || across > 1 || up < 0 || up > 1) return undefined;
  const at = ([low, high]: readonly [number, number], share: number) => low + (high - low) * share;
  return [at(domain.x, across), at(domain.y, up)];
}
