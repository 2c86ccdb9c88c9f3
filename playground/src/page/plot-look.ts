import type { FigureOptions } from "wasm-mlp/visualizer";
import type { PlotOrder } from "../plots/messages";
import type { Plot } from "../plots/plot";
import { colors, isDark } from "./theme";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A plot in a size and in the colors of the page: hues belong to classes, so that what has none is drawn in ink. */
export function plotOrder({ order }: Plot, { width, height }: Size, transparent: boolean): PlotOrder {
  const { ink, faint, grid, edge, surface } = colors.value;
  const common: FigureOptions = {
    ...{ width: Math.max(160, width), height: Math.max(120, height), transparent, remarks: false },
    theme: isDark.value ? "dark" : "light",
    colors: { paper: surface, ink, muted: faint, faint: grid, good: ink, bad: edge, series: [ink] },
    font: "system-ui, sans-serif",
  };
  const options: object = { ...common, ...order.options };
  return { ...order, options };
}
