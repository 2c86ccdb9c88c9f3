import { isDate } from "../../core/any-realm";
import { assertText, show } from "../../core/check";
import { assertObject, toNumbers } from "../check-data";
import type { FigureOptions } from "../figure-options";
import { rankedFigure } from "../layout/ranked-bars";

/** What a column did to an answer, as `Model.explain` gives it. */
export interface EffectData {
  /** Name of the column, written beside its bar. */
  readonly column: string;
  /** What the row has in it. */
  readonly value: string | number | bigint | boolean | Date | null | undefined;
  /** Change of the answer in the unit of the answer: the length of the bar; below 0 the bar goes to the left. */
  readonly effect: number;
}

/** Options of `drawEffects`. */
export interface EffectsFigureOptions extends FigureOptions {
  /** Of the axis. Default "change of the answer". */
  readonly label?: string;
}

const WHO = "drawEffects";

/**
 * Bars of what moved the answer for one row: up to the right, down to the left. The first 20 are shown.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const svg = drawEffects([{ column: "rooms", value: 6, effect: 41000 }, { column: "town", value: "Ames", effect: -3000 }]);
 * ```
 */
export function drawEffects(effects: readonly EffectData[], options: EffectsFigureOptions = {}): string {
  return rankedFigure(effects, options, {
    who: WHO,
    name: "effects",
    label: "change of the answer",
    bar: (each) => {
      assertObject(WHO, "an effect", each);
      assertText(WHO, "column", each.column);
      const [value] = toNumbers(WHO, "effect", [each.effect]);
      return { name: `${each.column} = ${valueText(each.value)}`, value };
    },
  });
}

function valueText(value: EffectData["value"]): string {
  if (value === undefined || value === null || value === "") return "(empty)";
  if (isDate(value)) return Number.isNaN(value.getTime()) ? "(no date)" : value.toISOString();
  return typeof value === "string" ? value : show(value);
}
