import { rangeError, show, typeError } from "../../core/check";
import { assertObject, toNumbers } from "../check-data";
import { assertText, figureStyle, type FigureOptions } from "../figure-options";
import { figure } from "../layout/figure";
import { barsHeight, MAX_BARS, rankedBars, unshown } from "../layout/ranked-bars";

/** What a column did to an answer, as `Model.explain` gives it. */
export interface EffectData {
  readonly column: string;
  /** What the row has in it. */
  readonly value: string | number | bigint | boolean | Date | null | undefined;
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
  if (!Array.isArray(effects)) throw typeError(WHO, `effects is ${show(effects)}`, "pass an array of effects");
  if (effects.length === 0) throw rangeError(WHO, "effects is empty", "pass at least one");
  const style = figureStyle(WHO, options, ["label"], { width: 640, panels: barsHeight(effects.length) });
  const { label = "change of the answer" } = options;
  assertText(WHO, "label", label);
  const bars = (effects as readonly EffectData[]).slice(0, MAX_BARS).map((each) => {
    assertObject(WHO, "an effect", each);
    assertText(WHO, "column", each.column);
    const [value] = toNumbers(WHO, "effect", [each.effect]);
    return { name: `${each.column} = ${valueText(each.value)}`, value };
  });
  return figure(style, {
    remarks: [unshown(effects.length)],
    draw: (area) => [rankedBars(style, area, bars, label)],
  });
}

function valueText(value: EffectData["value"]): string {
  if (value === undefined || value === null || value === "") return "(empty)";
  return typeof value === "object" ? value.toISOString() : String(value);
}
