/** Figures of teachers and students: numbers of students are whole. */
import { expect, test } from "vitest";
import { drawTeacherStudent } from "../../src/visualizer/index";

test.each([1, 2, 3, 4, 7])("%i students in a bin: ticks are whole numbers", (most) => {
  const losses = [[[...new Array<number>(most).fill(0.1), 1e-4]]];
  const svg = drawTeacherStudent({ teacherWidths: [6], extraNeurons: [0], success: [[0.6]], losses });
  const labels = [...svg.matchAll(/>([\d.]+)<\/text>/g)].map(([, label]) => label);
  expect(labels).toContain(String(most === 7 ? 6 : most));
  // Beside the color bar's, 0.2 to 0.8, no label has a point.
  expect(labels.filter((label) => label.includes("."))).toEqual(["0.2", "0.4", "0.6", "0.8"]);
});
