import type { Markish } from "@observablehq/plot";
import { pathMark } from "./path-mark";

const at = (value: number): string => String(Math.round(value * 10) / 10);

/** Small round points, thousands of them, as one path of strokes without length. */
export function specks(x: ArrayLike<number>, y: ArrayLike<number>, of: readonly number[], color: string): Markish {
  const size = of.length > 500 ? 2.4 : 4;
  return pathMark((px, py) => of.map((i) => `M${at(px(x[i]))},${at(py(y[i]))}h.01`).join(""), {
    fill: "none",
    stroke: color,
    "stroke-width": size,
    "stroke-linecap": "round",
    "stroke-opacity": 0.75,
  });
}
