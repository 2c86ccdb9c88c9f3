import type { CapacityPicture } from "../studies/messages";
import { drawAxes, linearScale, plotFrame, type Frame, type Scale, type Size } from "./axes";
import type { Colors } from "./colors";
import { drawLegend } from "./line-chart";
import type { Figure, Pen } from "./pen";

export interface CapacityWords {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly learned: string;
  readonly exact: string;
}

/** Share of random labellings that networks learn, as points; the share that a straight border separates, as a line. */
export function capacityFigure(
  picture: CapacityPicture,
  cursor: number | undefined,
  colors: Colors,
  words: CapacityWords,
): Figure {
  const { points, learned, exact } = picture;
  return {
    name: "capacity",
    title: words.title,
    draw: (pen) => {
      draw(pen, picture, cursor, colors, words);
    },
    table: () => [
      [words.x, words.learned, words.exact],
      ...points.map((count, i): (string | number)[] => [count, learned[i], exact[i]]),
    ],
  };
}

function scalesOf({ left, top, width, height }: Frame, points: readonly number[]): { x: Scale; y: Scale } {
  return {
    x: linearScale(points[0] - 0.5, points[points.length - 1] + 0.5, left, left + width),
    y: linearScale(0, 1, top + height, top),
  };
}

/** The number of points, by its place in the list, that is nearest to a place of the drawing. */
export function pointsAt({ points }: CapacityPicture, size: Size, x: number): number {
  const scale = scalesOf(plotFrame(size), points).x;
  return points.reduce(
    (best, count, i) => (Math.abs(scale.place(count) - x) < Math.abs(scale.place(points[best]) - x) ? i : best),
    0,
  );
}

function draw(
  pen: Pen,
  { points, learned, exact }: CapacityPicture,
  cursor: number | undefined,
  colors: Colors,
  words: CapacityWords,
): void {
  const frame = plotFrame(pen);
  const { left, top, width, height } = frame;
  const { x, y } = scalesOf(frame, points);
  drawAxes(pen, frame, { ...x, name: words.x }, { ...y, name: words.y }, colors);
  pen.line(
    points.flatMap((count, i) => [x.place(count), y.place(exact[i])]),
    { stroke: colors.faint, width: 2, dash: [5, 4] },
  );
  if (cursor !== undefined) {
    const at = x.place(points[cursor]);
    pen.line([at, top, at, top + height], { stroke: colors.ink, width: 1.5 });
  }
  points.forEach((count, i) => {
    if (Number.isNaN(learned[i])) return;
    pen.circle(x.place(count), y.place(learned[i]), i === cursor ? 6 : 4.5, { fill: colors.ink });
  });
  const lines = [
    { name: words.learned, color: colors.ink },
    { name: words.exact, color: colors.faint, dash: [5, 4] },
  ];
  drawLegend(pen, lines, left + width, top - 9, colors);
}
