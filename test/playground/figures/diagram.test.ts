import { expect, test } from "vitest";
import type { Colors } from "../../../playground/src/figures/colors";
import { diagramFigure } from "../../../playground/src/figures/diagram";
import { SvgPen } from "../../../playground/src/figures/svg-pen";
import type { LayerPicture } from "../../../playground/src/training/frame";
import type { Task } from "../../../playground/src/training/messages";

const COLORS = {
  ink: "#000000",
  faint: "#666666",
  grid: "#dddddd",
  surface: "#ffffff",
  points: ["#0072b2", "#e69f00"],
};
const LOOK = { title: "", names: ["Eingaben", "verborgen", "Ausgabe"], off: new Set<string>() } as const;

/** Middles and texts of the names above the layers. */
function layerNames(sizes: readonly number[], width: number): { middle: number; name: string }[] {
  const inputs = Array.from({ length: sizes[0] }, (_, i) => `x${i}`);
  const task = { sizes, inputs, features: inputs, classes: ["a", "b"] } as unknown as Task;
  const empty = { links: new Float32Array(), responses: new Int8Array(), rows: 0, columns: 0 };
  const layers = sizes.slice(1).map(() => empty as unknown as LayerPicture);
  const pen = new SvgPen(width, 300);
  diagramFigure(task, layers, COLORS as unknown as Colors, LOOK).draw(pen);
  const texts = pen.toString().matchAll(/<text x="([\d.]+)" y="12"[^>]*>([^<]*)</g);
  return Array.from(texts, ([, x, name]) => ({ middle: Number(x), name }));
}

test.each([
  [[2, 2], 300],
  [[2, 8, 2], 300],
  [[4, 8, 8, 2], 330],
  [[4, 8, 8, 8, 2], 420],
  [[4, 8, 8, 2], 700],
])("names of layers %j do not meet in a drawing %i wide", (sizes, width) => {
  const names = layerNames(sizes, width);
  expect(names).toHaveLength(sizes.length);
  names.slice(1).forEach(({ middle, name }, i) => {
    const before = names[i];
    expect(middle - before.middle).toBeGreaterThan((6.6 * (name.length + before.name.length)) / 2);
  });
});

test("hidden layers are named where there is room, else numbered", () => {
  const hidden = (sizes: readonly number[], width: number) =>
    layerNames(sizes, width)
      .slice(1, -1)
      .map(({ name }) => name);
  expect(hidden([2, 8, 2], 300)).toStrictEqual(["verborgen"]);
  expect(hidden([2, 8, 8, 2], 700)).toStrictEqual(["verborgen 1", "verborgen 2"]);
  expect(hidden([2, 8, 8, 2], 330)).toStrictEqual(["1", "2"]);
});
