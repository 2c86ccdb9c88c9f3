import type { Markish } from "@observablehq/plot";
import type { FigureStyle } from "../figure-options";
import { specks } from "./specks";

/** Points of success and of failure; the rarer outcome is drawn on top, so that it is not hidden. */
export function outcomes(
  { theme }: FigureStyle,
  success: readonly boolean[],
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): Markish[] {
  const indices = Array.from(success, (_, i) => i);
  const good = indices.filter((i) => success[i]);
  const bad = indices.filter((i) => !success[i]);
  const marks = [specks(x, y, good, theme.good), specks(x, y, bad, theme.bad)];
  return good.length >= bad.length ? marks : marks.reverse();
}
