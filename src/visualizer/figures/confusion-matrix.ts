import { isArray } from "../../core/kind";
import { largest } from "../../core/extremes";
import { rangeError } from "../../core/check";
import { assertObject, classNames, toLabels } from "../check-data";
import { readableOn, rising } from "../colors";
import { shareInterval, showShare } from "../../core/share-interval";
import { figureOptions, figureStyle, figureWords, type FigureOptions, type FigureStyle } from "../figure-options";
import { anything, type RowsFor } from "../../core/option-table";
import { besideColorBar, colorBar } from "../layout/color-bar";
import { figure, type Area } from "../layout/figure";
import { fitText, textWidth } from "../layout/text";
import { element, text } from "../svg/markup";

/** What a confusion matrix is drawn from. */
export interface ConfusionData {
  /** True class indices, one a sample. */
  readonly targets: ArrayLike<number>;
  /** Predicted class indices, one a sample. */
  readonly predicted: ArrayLike<number>;
  /** Names of the classes. Default their indices. */
  readonly classes?: readonly string[];
}

/** What a confusion matrix says; the defaults are English. */
export interface ConfusionWords {
  /** Above the columns. Default `"predicted class"`. */
  readonly predicted?: string;
  /** Beside the rows. Default `"true class"`. */
  readonly actual?: string;
  /** Above the shares that are right. Default `"right"`. */
  readonly right?: string;
  /** Beside the color bar. Default `"share of the true class"`. */
  readonly share?: string;
}

export interface ConfusionMatrixOptions extends FigureOptions {
  /** Texts of the figure, such as in another language. Default English. */
  readonly words?: ConfusionWords;
}

const WHO = "drawConfusionMatrix";

const OPTIONS = figureOptions({
  words: [anything, {}],
} satisfies RowsFor<Omit<ConfusionMatrixOptions, keyof FigureOptions>>);

const WORDS = figureWords({
  predicted: "predicted class",
  actual: "true class",
  right: "right",
  share: "share of the true class",
});

type Words = Required<ConfusionWords>;

/** From this width on there is room for the shares that are right and the color bar. */
const WIDE = 480;

/** The most classes whose cells still hold a number. */
const MOST = 60;

interface Confusion {
  readonly names: readonly string[];
  /** Samples of class `row` that were predicted as class `column`. */
  readonly counts: readonly (readonly number[])[];
  readonly total: number;
  readonly right: number;
}

/**
 * How many samples of each class were predicted as which: a row a true class, a column a
 * predicted one, colored by the share of the row; the share that is right stands at the end
 * of each row, and a color bar beside them, in figures of 480 pixels and more.
 *
 * @returns SVG text.
 * @throws TypeError, RangeError for data or options that are not valid, such as lists of different lengths.
 * @example
 * ```ts
 * const svg = drawConfusionMatrix({ targets: [0, 1, 1], predicted: [0, 1, 0], classes: ["ham", "spam"] });
 * ```
 */
export function drawConfusionMatrix(data: ConfusionData, options: ConfusionMatrixOptions = {}): string {
  const settings = OPTIONS.complete(WHO, options);
  const words = WORDS.complete(`${WHO}: words`, settings.words);
  const confusion = toConfusion(data);
  const { right, total } = confusion;
  const side = Math.min(Math.max(confusion.names.length * 38, 200), 640);
  const style = figureStyle(settings, { width: side + 330, panels: side + 64 });
  return figure(style, {
    remarks: [`${right} of ${total} right, ${showShare(right, total)}`, "in brackets: 95 % interval"],
    draw: (area) => {
      if (style.width < WIDE) return matrix(style, area, confusion, words);
      const [left, right] = besideColorBar(area);
      const bar = { colors: rising(style.theme), domain: [0, 1] as const, label: words.share };
      return [...matrix(style, left, confusion, words), colorBar(style, right, bar)];
    },
  });
}

function toConfusion(data: ConfusionData): Confusion {
  assertObject(WHO, "data", data);
  const targets = toLabels(WHO, "targets", data.targets);
  const predicted = toLabels(WHO, "predicted", data.predicted, targets.length);
  const top = [...targets, ...predicted].reduce((highest, label) => Math.max(highest, label), 0);
  const count = isArray(data.classes) ? Math.max(top + 1, data.classes.length) : top + 1;
  if (count > MOST) throw rangeError(WHO, `there are ${count} classes`, `draw ${MOST} at most; group some of them`);
  const names = classNames(WHO, data.classes, top + 1);
  const counts = names.map(() => names.map(() => 0));
  targets.forEach((target, i) => counts[target][predicted[i]]++);
  const right = counts.reduce((sum, row, k) => sum + row[k], 0);
  return { names, counts, total: targets.length, right };
}

/** Space above for the names of predicted classes, at the right for the share that is right. */
const TOP = 56;
const RECALL = 112;

/** Where the cells stand. */
interface Place {
  /** Width of what stands at the left of them. */
  readonly before: number;
  readonly left: number;
  readonly top: number;
  readonly cell: number;
}

/** As large as there is room for; in the middle, where nothing else stands beside. */
function placeOf(area: Area, names: readonly string[], isWide: boolean): Place {
  const widths = names.map((name) => textWidth(name, 12));
  const before = 40 + Math.min(largest(widths), 110);
  const across = area.width - before - (isWide ? RECALL : MARGIN);
  const fit = (above: number) => Math.max(Math.min(across, area.height - 8 - above) / names.length, 4);
  const isSlanted = isWide || largest(widths) > fit(FLAT_TOP);
  const above = isSlanted ? TOP : FLAT_TOP;
  const cell = fit(above);
  const spare = isWide ? 0 : Math.max(0, across - names.length * cell) / 2;
  return { before, left: area.x + before + spare, top: area.y + above, cell };
}

/** Space above where names stand across their columns in a narrow figure. */
const FLAT_TOP = 38;
const MARGIN = 12;

function matrix(style: FigureStyle, area: Area, { names, counts }: Confusion, words: Words): string[] {
  const { theme } = style;
  const isWide = style.width >= WIDE;
  const { before, left, top, cell } = placeOf(area, names, isWide);
  const middle = (k: number): number => (k + 0.5) * cell;
  const side = cell * names.length;
  const cells = counts.flatMap((row, r) =>
    row.map((count, c) => drawCell(style, row, count, [left + c * cell, top + r * cell], cell)),
  );
  const beside = (content: string, y: number) =>
    isWide ? text(content, { x: left + side + 8, y, fill: theme.muted }) : "";
  return [
    ...cells,
    element("rect", { x: left, y: top, width: side, height: side, fill: "none", stroke: theme.ink }),
    ...names.flatMap((name, k) => [
      text(fitText(name, 12, 110), { x: left - 8, y: top + middle(k) + 4, "text-anchor": "end" }),
      columnName(name, left + middle(k), top - 8, cell),
      beside(recall(counts[k], k), top + middle(k) + 4),
    ]),
    text(words.predicted, { x: left + side / 2, y: area.y + 14, "text-anchor": "middle" }),
    beside(words.right, top - 8),
    upright(words.actual, left - before + 20, top + side / 2),
  ];
}

function upright(content: string, x: number, y: number): string {
  return text(content, { transform: `translate(${x},${Math.round(y)}) rotate(-90)`, "text-anchor": "middle" });
}

/** Across its column if it fits there, else slanted. */
function columnName(name: string, x: number, y: number, cell: number): string {
  if (textWidth(name, 12) <= cell) return text(name, { x, y, "text-anchor": "middle" });
  return text(fitText(name, 12, 60), { transform: `translate(${x.toFixed(1)},${y.toFixed(1)}) rotate(-35)` });
}

const SMALL = 24;

function drawCell({ theme }: FigureStyle, row: readonly number[], count: number, at: [number, number], cell: number) {
  const share = count / Math.max(sum(row), 1);
  const fill = rising(theme)(share);
  const size = Math.min(13, (0.8 * cell) / Math.max(textWidth(String(count), 1), 0.7));
  const square = element("rect", { x: at[0], y: at[1], width: cell, height: cell, fill, stroke: theme.faint });
  // In small cells, zeros hide what is not 0.
  if (size < 5 || (count === 0 && cell < SMALL)) return square;
  const color = count === 0 ? theme.muted : readableOn(fill);
  const place = { x: at[0] + cell / 2, y: at[1] + cell / 2 + size * 0.35 };
  return square + text(String(count), { ...place, fill: color, "font-size": size, "text-anchor": "middle" });
}

function recall(row: readonly number[], k: number): string {
  const all = sum(row);
  if (all === 0) return "–";
  const { low, high } = shareInterval(row[k], all);
  return `${((100 * row[k]) / all).toFixed(1)} % (${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)})`;
}

function sum(row: readonly number[]): number {
  return row.reduce((total, count) => total + count, 0);
}
