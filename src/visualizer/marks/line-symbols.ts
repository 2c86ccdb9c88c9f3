import type { Markish } from "@observablehq/plot";
import { pathMark } from "./path-mark";
import { symbolOf, symbolPath } from "./symbols";

/** Symbols on line `index`, some ten of them, so that lines differ by more than color. */
export function lineSymbols(x: Float64Array, y: Float64Array, index: number, fill: string): Markish {
  const step = Math.max(Math.round(x.length / 10), 1);
  const places = Array.from(x, (_, i) => i).filter((i) => i % step === 0);
  return pathMark((px, py) => places.map((i) => symbolPath(symbolOf(index), 4, px(x[i]), py(y[i]))).join(""), { fill });
}
