import { assertText } from "../../core/check";
import { anything, type RowsFor } from "../../core/option-table";
import { assertObject, toNumbers, type Numbers } from "../check-data";
import { figureOptions, figureStyle, figureWords, type FigureOptions } from "../figure-options";
import { axisX, axisY, paddedExtent, scaleOptions } from "../layout/axes";
import { figure } from "../layout/figure";
import { panel } from "../layout/panel";
import { outcomes } from "../marks/outcomes";
import { toSuccess } from "./norm-study-data";

/** Two numbers of each network, such as the norms of its weights and biases. */
export interface NormScatterData {
  /** 1 (or true) for each network that succeeded, else 0. */
  readonly success: ArrayLike<number | boolean>;
  /** Horizontal place of each, in the order of `success`. */
  readonly x: Numbers;
  /** Vertical place of each. */
  readonly y: Numbers;
}

/** What a scatter of norms says; the defaults are English. */
export interface NormScatterWords {
  /** Default `"success"`. */
  readonly success?: string;
  /** Default `"failure"`. */
  readonly failure?: string;
}

export interface NormScatterOptions extends FigureOptions {
  /** Title of the horizontal axis. Default `"L2 norm of the weights"`. */
  readonly xLabel?: string;
  /** Title of the vertical axis. Default `"L2 norm of the biases"`. */
  readonly yLabel?: string;
  /** Texts in place of the usual ones. */
  readonly words?: NormScatterWords;
}

const WHO = "drawNormScatter";

const OPTIONS = figureOptions({
  xLabel: [assertText, "L2 norm of the weights"],
  yLabel: [assertText, "L2 norm of the biases"],
  words: [anything, {}],
} satisfies RowsFor<Omit<NormScatterOptions, keyof FigureOptions>>);

const WORDS = figureWords({ success: "success", failure: "failure" });

/**
 * A point for each of many networks, by two of its norms: one panel of `drawNormStudy`, for pages.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid, such as lists of different lengths.
 * @example
 * ```ts
 * const svg = drawNormScatter({ success: [1, 0], x: [8.5, 2.1], y: [3.6, 0.4] }, { width: 320 });
 * ```
 */
export function drawNormScatter(data: NormScatterData, options: NormScatterOptions = {}): string {
  const { xLabel, yLabel, words, ...settings } = OPTIONS.complete(WHO, options);
  const { success: successLabel, failure } = WORDS.complete(`${WHO}: words`, words);
  const style = figureStyle(settings, { width: 480, panels: 340 });
  const { theme } = style;
  assertObject(WHO, "data", data);
  const success = toSuccess(WHO, data.success);
  const [across, up] = [toNumbers(WHO, "x", data.x, success.length), toNumbers(WHO, "y", data.y, success.length)];
  const x = { label: xLabel, domain: paddedExtent(across), grid: true, ticks: 6 };
  const y = { label: yLabel, domain: paddedExtent(up), grid: true };
  const marks = [...axisX(x, style), ...axisY(y, style), ...outcomes(style, success, across, up)];
  return figure(style, {
    legend: [
      { label: successLabel, color: theme.good, sign: "circle" },
      { label: failure, color: theme.bad, sign: "circle" },
    ],
    draw: (area) => [panel(style, area, { x: scaleOptions(x), y: scaleOptions(y), marks })],
  });
}
