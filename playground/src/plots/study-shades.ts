/** What the values of the studies look like: from 0, dark, to 1, light. */
import type { CellPicture } from "../studies/messages";

type Shade = (value: number) => number;

/** Minus the sum of losses where training converges, else the sum of their inverses: two parts, with a gap between them. */
const boundaryShade: Shade = (value) => {
  const size = Math.min(1, Math.log1p(Math.abs(value)) / Math.log1p(100));
  return value <= 0 ? 1 - 0.4 * size : 0.35 * size;
};

/** Epochs that learning takes, infinitely many for never: the fewer, the lighter. */
const startsShade: Shade = (epochs) => {
  if (epochs === Infinity) return 0;
  return 1 - 0.7 * Math.min(1, Math.log1p(epochs) / Math.log1p(1000));
};

/** Sharpness over its limit: 1 lies at four fifths. */
const stabilityShade: Shade = (value) => 0.8 * value;

/** Shares. */
export const shareShade: Shade = (value) => value;

export const SHADES: Readonly<Record<CellPicture["kind"], Shade>> = {
  boundary: boundaryShade,
  starts: startsShade,
  stability: stabilityShade,
  dying: shareShade,
  teachers: shareShade,
};
