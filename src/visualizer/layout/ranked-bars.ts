import { mapEach } from "../../core/array-of";
import { isArray } from "../../core/kind";
import * as Plot from "@observablehq/plot";
import { assertText, rangeError, show, typeError } from "../../core/check";
import { largest } from "../../core/extremes";
import { figureOptions, figureStyle, type FigureOptions, type FigureStyle } from "../figure-options";
import { colorOf } from "../marks/class-points";
import { axisX, paddedExtent, scaleOptions } from "./axes";
import { figure, type Area } from "./figure";
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
const MAX_BARS = 20;
/** Pixels of a bar with its gap, and of the axis. */
const BAR = 24;
const AXIS = 56;

/** Options of a figure of bars. */
interface RankedOptions extends FigureOptions {
  /** Of the axis. */
  readonly label?: string;
}

const OPTIONS = figureOptions({ label: [assertText] });

/** What a figure of bars is made of. */
interface Ranking<Item> {
  readonly who: string;
  /** Name of the argument. */
  readonly name: string;
  /** Default title of the axis. */
  readonly label: string;
  readonly remarks?: readonly string[];
  /** Checks an item, which may be anything. */
  readonly bar: (item: Item) => RankedBar;
}

/**
 * A figure of bars in their order; the first 20 are shown.
 *
 * @throws TypeError, RangeError for items or options that are not valid.
 */
export function rankedFigure<Item>(items: readonly Item[], options: RankedOptions, ranking: Ranking<Item>): string {
  const { who, name, remarks = [], bar } = ranking;
  if (!isArray(items)) throw typeError(who, `${name} is ${show(items)}`, `pass an array of ${name}`);
  const { length } = items;
  if (length === 0) throw rangeError(who, `${name} is empty`, "pass at least one");
  const shown = items.slice(0, MAX_BARS);
  const { label = ranking.label, ...settings } = OPTIONS.complete(who, options);
  const style = figureStyle(settings, { width: 640, panels: AXIS + BAR * shown.length });
  const bars = mapEach(shown as readonly Item[], bar);
  return figure(style, {
    remarks: [...remarks, length > MAX_BARS ? `${length - MAX_BARS} more` : ""],
    draw: (area) => [rankedBars(style, area, bars, label)],
  });
}

/** Horizontal bars in their order, names at the left. */
function rankedBars(style: FigureStyle, area: Area, bars: readonly RankedBar[], label: string): string {
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
      ...axisX(x, style),
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
