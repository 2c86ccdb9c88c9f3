/** The samples as points: a dot for training, a diamond for those held out. */
import type { Domain } from "../training/frame";
import type { Task } from "../training/messages";
import type { Scale } from "./axes";
import type { Colors } from "./colors";
import type { Pen } from "./pen";

/** Points that are drawn at most. */
const MAX_POINTS = 3000;

/** A sample by its part and row. */
export interface SamplePlace {
  readonly part: "train" | "validation";
  readonly row: number;
}

export function drawSamples(
  pen: Pen,
  task: Task,
  { xFeature, yFeature }: Pick<Domain, "xFeature" | "yFeature">,
  x: Scale,
  y: Scale,
  colorOf: (target: number) => string,
  colors: Colors,
): void {
  const columns = task.features.length;
  const every = Math.ceil((task.train.rows + task.validation.rows) / MAX_POINTS);
  const radius = pen.width < 380 ? 2.8 : 3.6;
  for (const part of ["train", "validation"] as const) {
    const { inputs, targets, rows } = task[part];
    for (let r = 0; r < rows; r += every) {
      const at = [x.place(inputs[r * columns + xFeature]), y.place(inputs[r * columns + yFeature])] as const;
      drawPoint(pen, at, part, radius, colorOf(targets[r]), colors);
    }
  }
}

/** A dot or a diamond. */
export function drawPoint(
  pen: Pen,
  [x, y]: readonly [number, number],
  part: SamplePlace["part"],
  radius: number,
  fill: string,
  { surface }: Colors,
): void {
  const style = { fill, stroke: surface, width: 1.2 };
  const far = 1.35 * radius;
  if (part === "train") pen.circle(x, y, radius, style);
  else pen.polygon([x, y - far, x + far, y, x, y + far, x - far, y], style);
}

/** The sample nearest to a place of the drawing, within a few pixels. */
export function sampleAt(
  task: Task,
  { xFeature, yFeature }: Pick<Domain, "xFeature" | "yFeature">,
  scales: { readonly x: Scale; readonly y: Scale },
  x: number,
  y: number,
): SamplePlace | undefined {
  const columns = task.features.length;
  let best: SamplePlace | undefined;
  let nearest = 9;
  for (const part of ["train", "validation"] as const) {
    const { inputs, rows } = task[part];
    for (let row = 0; row < rows; row++) {
      const dx = scales.x.place(inputs[row * columns + xFeature]) - x;
      const dy = scales.y.place(inputs[row * columns + yFeature]) - y;
      const distance = Math.hypot(dx, dy);
      if (distance < nearest) [nearest, best] = [distance, { part, row }];
    }
  }
  return best;
}
