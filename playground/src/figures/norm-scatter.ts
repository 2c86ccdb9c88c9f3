import type { NormPicture } from "../studies/messages";
import { drawAxes, linearScale, plotFrame, type Frame, type Size } from "./axes";
import type { Colors } from "./colors";
import type { Figure, Pen } from "./pen";

export type NormView = "biases" | "before";

/** Names of the axes and of the two kinds of points. */
export interface NormWords {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly success: string;
  readonly failure: string;
}

/** The norms along both axes of a view. */
function axesOf(picture: NormPicture, view: NormView): readonly [Float64Array, Float64Array] {
  return view === "before"
    ? [picture.weightsBefore, picture.weightsAfter]
    : [picture.weightsAfter, picture.biasesAfter];
}

/** A point for each network that was trained: its norms, and whether it succeeded. */
export function normScatter(
  picture: NormPicture,
  view: NormView,
  cursor: number | undefined,
  colors: Colors,
  words: NormWords,
): Figure {
  return {
    name: view === "before" ? "norms-before-after" : "norms-biases-weights",
    title: words.title,
    draw: (pen) => {
      draw(pen, picture, view, cursor, colors, words);
    },
    table: () => [
      ["success", "weight norm before", "weight norm after", "bias norm after"],
      ...Array.from(picture.success, (success, i) => [
        success,
        picture.weightsBefore[i],
        picture.weightsAfter[i],
        picture.biasesAfter[i],
      ]),
    ],
  };
}

/** Where the points of a view are drawn. */
function placesOf(picture: NormPicture, view: NormView, frame: Frame) {
  const { left, top, width, height } = frame;
  const [across, up] = axesOf(picture, view);
  const x = linearScale(0, highest(across), left, left + width);
  const y = linearScale(0, highest(up), top + height, top);
  return {
    x,
    y,
    isDrawn: (i: number) => Number.isFinite(across[i]) && Number.isFinite(up[i]),
    place: (i: number) => [Math.min(left + width, x.place(across[i])), Math.max(top, y.place(up[i]))] as const,
  };
}

const NEAR = 12;

/** The network whose point is nearest to a place of the drawing. */
export function networkAt(
  picture: NormPicture,
  view: NormView,
  size: Size,
  [left, top]: readonly [number, number],
): number | undefined {
  const { place, isDrawn } = placesOf(picture, view, plotFrame(size));
  let [best, distance] = [-1, NEAR];
  for (let i = 0; i < picture.success.length; i++) {
    if (!isDrawn(i)) continue;
    const [x, y] = place(i);
    const away = Math.hypot(x - left, y - top);
    if (away < distance) [best, distance] = [i, away];
  }
  return best < 0 ? undefined : best;
}

function draw(
  pen: Pen,
  picture: NormPicture,
  view: NormView,
  cursor: number | undefined,
  colors: Colors,
  words: NormWords,
): void {
  const frame = plotFrame(pen);
  const { left, top, width } = frame;
  const { x, y, place, isDrawn } = placesOf(picture, view, frame);
  drawAxes(pen, frame, { ...x, name: words.x }, { ...y, name: words.y }, colors);
  for (const wanted of [0, 1]) {
    picture.success.forEach((success, i) => {
      if (success === wanted && isDrawn(i)) drawMark(pen, ...place(i), wanted === 1, colors);
    });
  }
  const right = left + width;
  drawMark(pen, right - 150, top - 13, true, colors, 4);
  pen.text(right - 140, top - 9, words.success, { fill: colors.ink, size: 12 });
  drawMark(pen, right - 66, top - 13, false, colors, 4);
  pen.text(right - 56, top - 9, words.failure, { fill: colors.ink, size: 12 });
  if (cursor === undefined || !isDrawn(cursor)) return;
  const [at, up] = place(cursor);
  pen.circle(at, up, 7, { fill: "transparent", stroke: colors.positive, width: 3 });
}

/** A filled dot for success, a ring for failure: no hue, which classes and signs have. */
function drawMark(pen: Pen, x: number, y: number, isSuccess: boolean, colors: Colors, radius = 2): void {
  if (isSuccess) pen.circle(x, y, radius, { fill: colors.ink });
  else pen.circle(x, y, radius, { fill: colors.surface, stroke: colors.faint, width: 0.9 });
}

/** The end of an axis: what 99.5 % of the values lie below, so that a few do not hide the rest. */
function highest(values: Float64Array): number {
  const sorted = values.filter(Number.isFinite).sort();
  return 1.08 * (sorted[Math.floor(0.995 * (sorted.length - 1))] ?? 1) || 1;
}
