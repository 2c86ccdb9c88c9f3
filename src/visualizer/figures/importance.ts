import { assertText } from "../../core/check";
import { assertObject, toNumbers } from "../check-data";
import type { FigureOptions } from "../figure-options";
import { rankedFigure } from "../layout/ranked-bars";

/** How much a column matters, as `Model.importance` gives it. */
export interface ImportanceData {
  /** Name of the column, written beside its bar. */
  readonly column: string;
  /** Mean fall of the score over the repeats: the length of the bar. */
  readonly mean: number;
  /** Standard deviation of the fall over the repeats: the line to both sides. */
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
  return rankedFigure(columns, options, {
    who: WHO,
    name: "columns",
    label: "fall of the score",
    remarks: ["lines: one standard deviation"],
    bar: (each) => {
      assertObject(WHO, "a column", each);
      assertText(WHO, "column", each.column);
      const [value, scatter] = toNumbers(WHO, "mean and deviation", [each.mean, each.deviation]);
      return { name: each.column, value, scatter };
    },
  });
}
