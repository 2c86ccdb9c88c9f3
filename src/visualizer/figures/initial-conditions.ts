import type { RowsFor } from "../../core/option-table";
import type { MatrixLike } from "../../core/matrix";
import { assertObject, toNumbers, toTable } from "../check-data";
import { figureOptions, figureStyle, twoTexts, type FigureOptions } from "../figure-options";
import { figure } from "../layout/figure";
import { dimensionRemark, planeOf, shadesOf } from "../layout/plane";

/** What `initialConditions` gives: a row for each value of the second parameter, a column for each of the first. */
export interface InitialConditionsData {
  /** Initial values of the first parameter, increasing: the horizontal axis. */
  readonly values1: ArrayLike<number>;
  /** Initial values of the second parameter, increasing: the vertical axis. */
  readonly values2: ArrayLike<number>;
  /** 1 where the task is learned; NaN where nothing is known yet. */
  readonly learned: MatrixLike;
  /** The epoch at which it is. */
  readonly epoch: MatrixLike;
  /** Box dimension of the border of what is learned, written below. Default NaN: it is not written. */
  readonly dimension?: number;
}

/** Options of `drawInitialConditions`. */
export interface InitialConditionsFigureOptions extends FigureOptions {
  /** Of the horizontal and the vertical axis. Default `["first weight", "second weight"]`. */
  readonly labels?: readonly [string, string];
}

const WHO = "drawInitialConditions";

const OPTIONS = figureOptions({
  labels: [twoTexts, ["first weight", "second weight"]],
} satisfies RowsFor<Omit<InitialConditionsFigureOptions, keyof FigureOptions>>);

/**
 * The plane of two initial weights: blue where a network learns its task, the stronger the sooner; orange where it does
 * not. Strengths follow the ranks of the epochs.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid.
 * @example
 * ```ts
 * const map = { values1: [-10, 10], values2: [-10, 10], learned: [[1, 1], [1, 0]], epoch: [[20, 35], [90, 1000]] };
 * const svg = drawInitialConditions(map, { title: "Where XOR is learned" });
 * ```
 */
export function drawInitialConditions(
  data: InitialConditionsData,
  options: InitialConditionsFigureOptions = {},
): string {
  const { labels, ...settings } = OPTIONS.complete(WHO, options);
  const style = figureStyle(settings, { width: 560, panels: 532 });
  const [first, second] = labels;
  assertObject(WHO, "data", data);
  const x = toNumbers(WHO, "values1", data.values1);
  const y = toNumbers(WHO, "values2", data.values2);
  const learned = toTable(WHO, "learned", data.learned, y.length, x.length);
  const epoch = toTable(WHO, "epoch", data.epoch, y.length, x.length);
  const axes = [
    { label: first, values: x },
    { label: second, values: y },
  ] as const;
  return figure(style, {
    legend: [
      { label: "learned, the stronger the sooner", color: style.theme.good, sign: "area" },
      { label: "not learned", color: style.theme.bad, sign: "area" },
    ],
    remarks: [dimensionRemark(WHO, "border", data.dimension)],
    draw: (area) => planeOf(style, area, axes, shadesOf(learned, epoch)),
  });
}
