import type { Theme } from "../theme";
import { element, text } from "../svg/markup";
import { fitText, textWidth } from "./text";
import { symbolPath, type SymbolName } from "../marks/symbols";

/** An entry of a legend: what is drawn, and what it means. */
export interface LegendEntry {
  readonly label: string;
  readonly color: string;
  readonly sign: "line" | "dashed" | "area" | "ring" | SymbolName;
}

const LEGEND_ROW = 20;
const SIGN = 18;
const GAP = 18;
const FONT_SIZE = 12;

/** Rows of a legend within a width, as SVG text with its height in pixels. */
export function legend(entries: readonly LegendEntry[], theme: Theme, width: number): { svg: string; height: number } {
  let x = 0;
  let row = 0;
  const parts = entries.map((entry) => {
    const label = fitText(entry.label, FONT_SIZE, width - SIGN - 6);
    const space = SIGN + 6 + textWidth(label, FONT_SIZE);
    if (x > 0 && x + space > width) [x, row] = [0, row + 1];
    const drawn = element(
      "g",
      { transform: `translate(${Math.round(x)},${row * LEGEND_ROW + LEGEND_ROW / 2})` },
      sign(entry, theme),
      text(label, { x: SIGN + 6, y: 4 }),
    );
    x += space + GAP;
    return drawn;
  });
  return { svg: parts.join(""), height: entries.length === 0 ? 0 : (row + 1) * LEGEND_ROW };
}

function sign({ sign, color }: LegendEntry, theme: Theme): string {
  const middle = SIGN / 2;
  if (sign === "area") return element("rect", { x: 2, y: -6, width: SIGN - 4, height: 12, fill: color });
  if (sign === "ring") {
    return element("circle", { cx: middle, r: 6, fill: "none", stroke: color, "stroke-width": 1.5 });
  }
  if (sign === "line" || sign === "dashed") {
    const dashes = sign === "dashed" ? "5 3" : undefined;
    return element("path", { d: `M0,0H${SIGN}`, stroke: color, "stroke-width": 2.5, "stroke-dasharray": dashes });
  }
  const transform = `translate(${middle},0)`;
  return element("path", {
    d: symbolPath(sign, 4.5),
    transform,
    fill: color,
    stroke: theme.paper,
    "stroke-width": 0.5,
  });
}
