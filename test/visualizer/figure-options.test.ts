/** Options that all figures have: words, numbers and colors of others, and the scales of the panels. */
import { expect, test } from "vitest";
import { drawCapacityCurve, drawConfusionMatrix, type FigurePanel } from "../../src/visualizer/index";

const curve = { points: [10, 20], learned: [1, 0.5], low: [0.9, 0.4], high: [1, 0.6], exact: [1, 0.5] };

/** Places of the circles of a figure, as they are drawn in its only panel at (x, y). */
function circles(svg: string): [number, number][] {
  const [, x, y] = /<svg [^>]*?x="(\d+)" y="(\d+)"/.exec(svg.slice(5))!;
  const found = svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="3.5"/g);
  return Array.from(found, ([, cx, cy]) => [Number(cx) + Number(x), Number(cy) + Number(y)]);
}

/** The place of a value on a linear scale. */
function place({ domain: [low, high], range: [start, end] }: FigurePanel["x"], value: number): number {
  return start + ((value - low) / (high - low)) * (end - start);
}

test("onPanel is given the scales by which a value has its place", () => {
  const panels: FigurePanel[] = [];
  const svg = drawCapacityCurve([curve], { title: "Capacity", onPanel: (panel) => panels.push(panel) });
  expect(panels).toHaveLength(1);
  const [{ x, y }] = panels;
  expect([x.type, y.type]).toStrictEqual(["linear", "linear"]);
  const wanted = curve.points.map((count, i) => [place(x, count), place(y, curve.learned[i])]);
  circles(svg).forEach(([cx, cy], i) => {
    expect(cx).toBeCloseTo(wanted[i][0], 2);
    expect(cy).toBeCloseTo(wanted[i][1], 2);
  });
  expect(circles(svg)).toHaveLength(2);
});

test("showNumber writes the numbers of both axes", () => {
  const svg = drawCapacityCurve([curve], { showNumber: (value) => `${String(value).replace(".", ",")} u` });
  expect(svg).toContain(">0,2 u<");
  expect(svg).toContain(">20 u<");
  expect(svg).not.toContain(">0.2<");
});

test("remarks are left out, a caption stays", () => {
  const svg = drawCapacityCurve([curve], { remarks: false, caption: "one unit" });
  expect(svg).toContain("one unit");
  expect(svg).not.toContain("95 % intervals");
});

test("colors take the place of the theme's, those that are left out stay", () => {
  const svg = drawCapacityCurve([curve], { theme: "dark", colors: { paper: "#123456", series: ["#abcdef"] } });
  expect(svg).toContain('fill="#123456"');
  expect(svg).toContain('fill="#abcdef"');
  expect(svg).toContain('fill="#eeeeee"');
});

test("a narrow confusion matrix leaves out the shares and their color bar", () => {
  const data = { targets: [0, 1, 1], predicted: [0, 1, 0] };
  const texts = (width: number) => drawConfusionMatrix(data, { width, words: { right: "richtig", share: "Anteil" } });
  expect(texts(480)).toMatch(/richtig.*Anteil/s);
  expect(texts(479)).not.toMatch(/richtig|Anteil|100.0 %/);
});
