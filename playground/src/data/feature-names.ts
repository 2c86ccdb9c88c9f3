import type { Feature } from "../settings/settings";

/** How people write them. */
export const FEATURE_NAMES: Readonly<Record<Feature, string>> = {
  x: "x",
  y: "y",
  xx: "x²",
  yy: "y²",
  xy: "xy",
  sinx: "sin x",
  siny: "sin y",
};
