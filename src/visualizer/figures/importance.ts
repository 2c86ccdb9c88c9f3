import { rangeError, show, typeError } from "../../core/check";
import { assertObject, toNumbers } from "../check-data";
import { assertText, figureStyle, type FigureOptions } from "../figure-options";
import { figure } from "../layout/figure";
import { barsHeight, MAX_BARS, rankedBars, unshown } from "../layout/ranked-bars";

/** How much a column matters, as `Model.importance` gives it. */
export interface ImportanceData {
  readonly column: string;
  readonly mean: number;
  readonly deviation: number;
}

/** Options of `drawImportance`. */
export interface ImportanceFigureOptions extends FigureOptions {
  /** Of the axis. Default "fall of the score". */
  readonly label?: string;
}

const WHO = "drawImportance";

/**
 * Bars of how much each column matters, with a line of one standard deviation to both sides. The first 20 are shown.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const svg = drawImportance([{ column: "rooms", mean: 0.4, deviation: 0.02 }], { title: "What matters" });
 * ```
 */
export function drawImportance(columns: readonly ImportanceData[], options: ImportanceFigureOptions = {}): string {
  if (!Array.isArray(columns)) throw typeError(WHO, `columns is ${show(columns)}`, "pass an array of columns");
  if (columns.length === 0) throw rangeError(WHO, "columns is empty", "pass at least one");
  const style = figureStyle(WHO, options, ["label"], { width: 640, panels: barsHeight(columns.length) });
  const { label = "fall of the score" } = options;
  assertText(WHO, "label", label);
  const bars = (columns as readonly ImportanceData[]).slice(0, MAX_BARS).map((each) => {
    assertObject(WHO, "a column", each);
    assertText(WHO, "column", each.column);
    const [value, scatter] = toNumbers(WHO, "mean and deviation", [each.mean, each.deviation]);
    return { name: each.column, value, scatter };
  });
  return figure(style, {
    remarks: ["lines: one standard deviation", unshown(columns.length)],
    draw: (area) => [rankedBars(style, area, bars, label)],
  });
}
