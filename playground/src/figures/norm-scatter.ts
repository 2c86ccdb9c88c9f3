import type { NormPicture } from "../studies/messages";
import { drawAxes, linearScale, plotFrame } from "./axes";
import type { Colours } from "./colours";
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

/** A point for each network that was trained: its norms, and whether it succeeded. */
export function normScatter(picture: NormPicture, view: NormView, colours: Colours, words: NormWords): Figure {
  const isBefore = view === "before";
  return {
    name: isBefore ? "norms-before-after" : "norms-biases-weights",
    title: words.title,
    draw: (pen) => {
      const [across, up] = isBefore
        ? [picture.weightsBefore, picture.weightsAfter]
        : [picture.weightsAfter, picture.biasesAfter];
      drawPoints(pen, picture.success, across, up, words, colours);
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

function drawPoints(
  pen: Pen,
  success: Uint8Array,
  across: Float64Array,
  up: Float64Array,
  words: NormWords,
  colours: Colours,
): void {
  const frame = plotFrame(pen);
  const { left, top, width, height } = frame;
  const x = linearScale(0, highest(across), left, left + width);
  const y = linearScale(0, highest(up), top + height, top);
  drawAxes(pen, frame, { ...x, name: words.x }, { ...y, name: words.y }, colours);
  for (const wanted of [0, 1]) {
    for (let i = 0; i < success.length; i++) {
      if (success[i] !== wanted || !Number.isFinite(across[i]) || !Number.isFinite(up[i])) continue;
      drawMark(pen, Math.min(left + width, x.place(across[i])), Math.max(top, y.place(up[i])), wanted === 1, colours);
    }
  }
  const right = left + width;
  drawMark(pen, right - 150, top - 13, true, colours, 4);
  pen.text(right - 140, top - 9, words.success, { fill: colours.ink, size: 12 });
  drawMark(pen, right - 66, top - 13, false, colours, 4);
  pen.text(right - 56, top - 9, words.failure, { fill: colours.ink, size: 12 });
}

/** A filled dot for success, a ring for failure: no hue, which classes and signs have. */
function drawMark(pen: Pen, x: number, y: number, isSuccess: boolean, colours: Colours, radius = 2): void {
  if (isSuccess) pen.circle(x, y, radius, { fill: colours.ink });
  else pen.circle(x, y, radius, { fill: colours.surface, stroke: colours.faint, width: 0.9 });
}

/** The end of an axis: what 99.5 % of the values lie below, so that a few do not hide the rest. */
function highest(values: Float64Array): number {
  const sorted = values.filter(Number.isFinite).sort();
  return 1.08 * (sorted[Math.floor(0.995 * (sorted.length - 1))] ?? 1) || 1;
}
