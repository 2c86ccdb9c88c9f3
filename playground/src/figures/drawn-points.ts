/** The plane that a person draws points into, before there is a network. */
import { DRAWN_RANGE, type DrawnPoint } from "../settings/points";
import type { Domain } from "../training/frame";
import type { Colors } from "./colors";
import type { Figure, Pen } from "./pen";
import { planeScales, squareFrame } from "./plane";
import { drawPoint } from "./samples";

export const DRAWN_DOMAIN: Domain = {
  x: [-DRAWN_RANGE, DRAWN_RANGE],
  y: [-DRAWN_RANGE, DRAWN_RANGE],
  xFeature: 0,
  yFeature: 1,
};

export function pointsFigure(points: readonly DrawnPoint[], colors: Colors): Figure {
  return {
    name: "points",
    title: "Points",
    draw: (pen) => {
      draw(pen, points, colors);
    },
    table: () => [["x", "y", "class"], ...points.map(({ x, y, label }) => [x, y, label])],
  };
}

function draw(pen: Pen, points: readonly DrawnPoint[], colors: Colors): void {
  const frame = squareFrame(pen);
  const { left, top, width, height } = frame;
  const { x, y } = planeScales(frame, DRAWN_DOMAIN);
  const right = left + width;
  const bottom = top + height;
  pen.line([left, top, right, top, right, bottom, left, bottom, left, top], { stroke: colors.faint });
  for (const point of points) {
    drawPoint(pen, [x.place(point.x), y.place(point.y)], "train", 3.6, colors.points[point.label], colors);
  }
}
