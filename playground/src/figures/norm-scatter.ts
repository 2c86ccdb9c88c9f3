import type { NormPicture } from "../studies/messages";
import { drawAxes, linearScale, plotFrame } from "./axes";
import type { Colours } from "./colours";
import type { Figure, Pen } from "./pen";

export type NormView = "biases" | "before";

/** A point for each network that was trained: its norms, and whether it succeeded. */
export function normScatter(picture: NormPicture, view: NormView, colours: Colours): Figure {
  const isBefore = view === "before";
  return {
    name: isBefore ? "norms-before-after" : "norms-biases-weights",
    title: isBefore ? "Weight norm: after against before" : "Norms after training",
    draw: (pen) => {
      const [across, up] = isBefore
        ? [picture.weightsBefore, picture.weightsAfter]
        : [picture.weightsAfter, picture.biasesAfter];
      const names = isBefore ? ["before", "after"] : ["weights", "biases"];
      drawPoints(pen, picture.success, across, up, names, colours);
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
  [xName, yName]: readonly string[],
  colours: Colours,
): void {
  const frame = plotFrame(pen);
  const { left, top, width, height } = frame;
  const x = linearScale(0, highest(across), left, left + width);
  const y = linearScale(0, highest(up), top + height, top);
  drawAxes(pen, frame, { ...x, name: `norm of ${xName}` }, { ...y, name: `norm of ${yName}` }, colours);
  for (const wanted of [0, 1]) {
    const fill = wanted === 1 ? colours.train : colours.validation;
    for (let i = 0; i < success.length; i++) {
      if (success[i] !== wanted || !Number.isFinite(across[i]) || !Number.isFinite(up[i])) continue;
      pen.circle(x.place(across[i]), Math.max(top, y.place(up[i])), 1.7, { fill });
    }
  }
  pen.circle(left + width - 128, top - 12, 3.5, { fill: colours.train });
  pen.text(left + width - 120, top - 8, "success", { fill: colours.ink });
  pen.circle(left + width - 54, top - 12, 3.5, { fill: colours.validation });
  pen.text(left + width - 46, top - 8, "failure", { fill: colours.ink });
}

/** The end of an axis: what 99.5 % of the values lie below, so that a few do not hide the rest. */
function highest(values: Float64Array): number {
  const sorted = values.filter(Number.isFinite).sort();
  return 1.08 * (sorted[Math.floor(0.995 * (sorted.length - 1))] ?? 1) || 1;
}
