/** What a network answers over one input, with the samples. */
import type { Surface } from "../training/frame";
import type { Task } from "../training/messages";
import { drawAxes, linearScale, plotFrame } from "./axes";
import type { Colors } from "./colors";
import type { Figure, Pen } from "./pen";
import { valueRange } from "./regions";
import { drawSamples } from "./samples";

/** @param words - Title, and the name of the upright axis. */
export function fitFigure(
  task: Task,
  surface: Surface,
  colors: Colors,
  words: { readonly title: string; readonly value: string },
): Figure {
  return {
    name: "fit",
    title: words.title,
    draw: (pen) => {
      draw(pen, task, surface, colors, words.value);
    },
    table: () => [
      [task.features[0], "value", ...(surface.deviations ? ["deviation"] : [])],
      ...Array.from(surface.values, (value, c) => [
        placeOf(surface, c),
        value,
        ...(surface.deviations?.subarray(c, c + 1) ?? []),
      ]),
    ],
  };
}

function placeOf({ domain, columns }: Surface, column: number): number {
  const [low, high] = domain.x;
  return low + ((high - low) * (column + 0.5)) / columns;
}

function draw(pen: Pen, task: Task, surface: Surface, colors: Colors, value: string): void {
  const frame = plotFrame(pen);
  const { left, top, width, height } = frame;
  const isClasses = task.classes !== undefined;
  const [low, high] = isClasses ? [0, task.classes.length - 1] : valueRange(task);
  const margin = 0.06 * (high - low) || 1;
  const x = linearScale(surface.domain.x[0], surface.domain.x[1], left, left + width);
  const y = linearScale(low - margin, high + margin, top + height, top);
  drawAxes(pen, frame, { ...x, name: task.features[0] }, { ...y, name: value }, colors);
  const flat = flattened(task);
  const colorOf = (target: number) => (isClasses ? colors.points[target] : colors.points[0]);
  drawSamples(pen, flat, { xFeature: 0, yFeature: 1 }, x, y, colorOf, colors);
  const values = isClasses ? Float32Array.from(surface.labels) : surface.values;
  const points = (answers: Float32Array) =>
    Array.from(answers, (answer, c) => [
      x.place(placeOf(surface, c)),
      Math.min(top + height, Math.max(top, y.place(answer))),
    ]).flat();
  pen.line(points(values), { stroke: colors.ink, width: 2.5 });
  const { deviations } = surface;
  if (deviations === undefined) return;
  for (const sign of [-1, 1]) {
    const end = values.map((value, c) => value + sign * deviations[c]);
    pen.line(points(end), { stroke: colors.ink, width: 1.2, dash: [5, 4] });
  }
}

/** The samples with their value as a second column. */
function flattened(task: Task): Task {
  const part = ({ inputs, targets, rows }: Task["train"]) => {
    const pairs = new Float32Array(2 * rows);
    for (let r = 0; r < rows; r++) pairs.set([inputs[r], targets[r]], 2 * r);
    return { inputs: pairs, targets, rows };
  };
  return { ...task, features: ["x", "value"], train: part(task.train), validation: part(task.validation) };
}
