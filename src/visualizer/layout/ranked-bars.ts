import { largest } from "../../core/extremes";
import * as Plot from "@observablehq/plot";
import type { FigureStyle } from "../figure-options";
import { colorOf } from "../marks/class-points";
import { axisX, paddedExtent, scaleOptions } from "./axes";
import type { Area } from "./figure";
import { panel } from "./panel";
import { fitText, textWidth } from "./text";

/** A bar, from 0 to a value, under a name. */
export interface RankedBar {
  readonly name: string;
  readonly value: number;
  /** Half of the line that shows its scatter. */
  readonly scatter?: number;
}

/** Bars that a figure shows. */
export const MAX_BARS = 20;
/** Pixels of a bar with its gap, and of the axis. */
const BAR = 24;
const AXIS = 56;

/** Height of the panel for some bars. */
export function barsHeight(bars: number): number {
  return AXIS + BAR * Math.min(bars, MAX_BARS);
}

/** Horizontal bars in their order, names at the left. */
export function rankedBars(style: FigureStyle, area: Area, bars: readonly RankedBar[], label: string): string {
  const { theme } = style;
  const room = Math.min(0.4 * area.width, largest([40, ...bars.map(({ name }) => textWidth(name, 12))]) + 14);
  const rows = bars.map((bar, place) => ({ ...bar, place: String(place) }));
  const ends = rows.flatMap(({ value, scatter = 0 }) => [0, value - scatter, value + scatter]);
  const x = { label, domain: paddedExtent(ends), grid: true };
  const color = ({ value }: RankedBar) => colorOf(theme.series, value < 0 ? 1 : 0);
  return panel(style, area, {
    marginLeft: room,
    x: scaleOptions(x),
    y: { type: "band", domain: rows.map(({ place }) => place), axis: null, padding: 0.25 },
    marks: [
      ...axisX(x, theme),
      Plot.barX(rows, { x: "value", y: "place", fill: color }),
      Plot.ruleY(
        rows.filter(({ scatter }) => scatter !== undefined),
        {
          x1: ({ value, scatter }: RankedBar) => value - scatter!,
          x2: ({ value, scatter }: RankedBar) => value + scatter!,
          y: "place",
          stroke: theme.ink,
          strokeWidth: 1.5,
        },
      ),
      Plot.ruleX([0], { stroke: theme.ink }),
      Plot.axisY({
        anchor: "left",
        label: null,
        tickSize: 0,
        tickFormat: (place: string) => fitText(rows[Number(place)].name, 12, room - 10),
      }),
    ],
  });
}

/** How many bars are not shown, as a remark. */
export function unshown(count: number): string {
  return count > MAX_BARS ? `${count - MAX_BARS} more` : "";
}
