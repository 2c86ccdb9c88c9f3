import type { ColorMap } from "../colors";
import type { FigureStyle } from "../figure-options";
import { element, text } from "../svg/markup";
import { MARGINS, shortNumber } from "./axes";
import type { Area } from "./figure";

export interface ColorBar {
  readonly colors: ColorMap;
  /** Values at the lower and upper end. */
  readonly domain: readonly [number, number];
  readonly label: string;
  /** Number of equal steps of color. Default 64. */
  readonly steps?: number;
  /** Number of ticks less one. Default 5. */
  readonly intervals?: number;
}

/** Width that a color bar with its numbers and title needs. */
export const COLOR_BAR_WIDTH = 84;

const BAR = 14;

/** A vertical color bar: low values below, numbers to the right, the title upright beside them. */
export function colorBar({ theme, showNumber = shortNumber }: FigureStyle, area: Area, bar: ColorBar): string {
  const { colors, domain, label, steps = 64, intervals = 5 } = bar;
  const left = area.x + 4;
  const { marginTop, marginBottom } = MARGINS;
  const [top, height] = [area.y + marginTop, area.height - marginTop - marginBottom];
  const slices = Array.from({ length: steps }, (_, i) => {
    const y = top + (height * (steps - 1 - i)) / steps;
    // A slice reaches half a pixel under the next, so that no paper shows between them.
    return element("rect", { x: left, y, width: BAR, height: height / steps + 0.5, fill: colors((i + 0.5) / steps) });
  });
  const ticks = Array.from({ length: intervals + 1 }, (_, i) => {
    const y = top + height * (1 - i / intervals);
    const value = domain[0] + (i / intervals) * (domain[1] - domain[0]);
    return (
      element("path", { d: `M${left + BAR},${y.toFixed(1)}h4`, stroke: theme.ink }) +
      text(showNumber(value), { x: left + BAR + 7, y: y + 4 })
    );
  });
  const frame = { x: left, y: top, width: BAR, height, fill: "none", stroke: theme.muted };
  const middle = `translate(${left + BAR + 54},${Math.round(top + height / 2)}) rotate(-90)`;
  const title = text(label, { transform: middle, "text-anchor": "middle" });
  return element("g", {}, ...slices, element("rect", frame), ...ticks, title);
}

/** An area without the strip at its right that a color bar takes, and that strip. */
export function besideColorBar(area: Area): [Area, Area] {
  const width = area.width - COLOR_BAR_WIDTH;
  return [
    { ...area, width },
    { ...area, x: area.x + width, width: COLOR_BAR_WIDTH },
  ];
}
