/** Digits drawn by rule: shapes as people write them, varied in place, size, width, slant, turn and hand. */
import type { Stroke } from "../../../playground/src/page/strokes";

/** A digit and its strokes, divided by `/`: places from 0 to 10 across and down; `~` begins a curve through them. */
export type Shape = readonly [digit: number, strokes: string];

/** Shapes on which the way from strokes to pixels was chosen. */
export const CHOSEN: readonly Shape[] = [
  [0, "~5,0 2,1 0,5 2,9 5,10 8,9 10,5 8,1 5,0"],
  [1, "5,0 5,10"],
  [1, "1,3 5,0 5,10"],
  [2, "~0,2 2,0 5,0 8,2 7,5 3,8 0,10 / 0,10 9,10"],
  [3, "~0,1 4,0 8,2 6,4 3,5 / ~3,5 7,5 9,7 6,10 0,9"],
  [4, "5,0 0,6 9,6 / 6,3 6,10"],
  [4, "1,0 1,5 8,5 / 8,0 8,10"],
  [5, "1,0 1,4 / ~1,4 5,3 9,6 7,9 3,10 0,9 / 1,0 8,0"],
  [6, "~7,0 3,2 0,6 1,9 4,10 8,9 8,6 5,5 1,7"],
  [7, "0,0 9,0 4,10"],
  [8, "~8,1 4,0 1,2 4,4 8,7 5,10 1,8 3,5 7,3 8,1"],
  [9, "~8,2 5,0 1,1 1,4 4,5 8,3 / 8,1 8,10"],
  [9, "~8,2 5,0 1,1 1,4 4,5 8,2 8,6 6,9 2,10"],
];

/** Other shapes of all digits. */
export const REPORTED: readonly Shape[] = [
  [0, "~7,1 3,0 1,3 1,7 4,10 7,8 8,4 6,1 4,1"],
  [0, "~4,0 3,1 1,5 3,9 5,10 6,9 7,5 6,1 4,0"],
  [1, "2,2 5,0 5,10 / 2,10 8,10"],
  [1, "7,0 4,10"],
  [2, "~1,3 3,0 7,0 8,3 5,7 1,9 0,8 2,8 6,10 9,9"],
  [2, "~0,1 4,0 8,1 8,3 0,10 / ~0,10 4,9 9,10"],
  [3, "1,0 8,0 4,4 / ~4,4 8,5 9,8 5,10 1,9"],
  [3, "~1,2 4,0 7,1 7,3 4,5 8,6 8,9 4,10 0,8"],
  [4, "6,10 6,0 0,7 10,7"],
  [4, "3,0 1,6 9,5 / 7,2 5,10"],
  [5, "~8,0 2,0 1,4 5,4 8,6 7,9 3,10 0,9"],
  [5, "8,0 2,0 1,5 / ~1,5 5,4 8,7 5,10 1,10"],
  [6, "3,0 1,7 / ~1,7 2,10 6,10 7,7 4,6 1,8"],
  [6, "~8,1 5,0 2,3 1,7 3,10 7,9 7,6 4,5 2,7"],
  [7, "0,0 9,0 4,10 / 2,5 8,5"],
  [7, "0,2 0,0 8,0 / ~8,0 6,4 5,10"],
  [8, "~5,0 2,1 3,4 5,5 7,4 8,1 5,0 / ~5,5 2,6 1,9 5,10 8,9 8,6 5,5"],
  [8, "~9,0 5,1 2,2 4,4 8,7 6,10 2,9 3,6 6,4 9,1"],
  [9, "~5,0 1,1 1,4 4,5 7,4 7,1 5,0 / ~7,2 7,6 5,10"],
  [9, "~7,1 4,0 1,2 3,4 6,4 7,1 / 7,1 6,10"],
];

type Point = readonly [x: number, y: number];
type Random = () => number;

/** Places between two points of a shape. */
const FINENESS = 8;
const SIDES = [0, 1] as const;

/** A shape as one hand draws it once, on a pad of 224 x 224. */
export function drawing([, strokes]: Shape, random: Random): Stroke[] {
  const placed = placedAnywhere(random);
  const bent = bentBy(random);
  return strokes.split("/").map((text) => {
    const points = Array.from(text.matchAll(/(\d+),(\d+)/g), ([, x, y]): Point => [
      Number(x) + 0.6 * bell(random),
      Number(y) + 0.6 * bell(random),
    ]);
    const line = text.includes("~") ? through(points, curve) : through(points, straight);
    return line.flatMap((point) => placed(bent(point)));
  });
}

function uniform(random: Random, from: number, to: number): number {
  return from + (to - from) * random();
}

/** Round 0, deviation 1 / 2. */
function bell(random: Random): number {
  return random() + random() + random() - 1.5;
}

/** Size, place, width, slant to both sides, and turn. */
function placedAnywhere(random: Random): (point: Point) => Point {
  const size = uniform(random, 60, 180);
  const width = 0.65 * Math.exp(uniform(random, -0.35, 0.35));
  const slant = uniform(random, -0.15, 0.45);
  const turn = uniform(random, -0.2, 0.2);
  const [left, top] = [uniform(random, 0, 60), uniform(random, 0, 40)];
  return ([x, y]) => {
    const down = (y - 5) / 10;
    const across = (width * (x - 5)) / 10 - slant * down;
    return [
      left + size * (0.5 + across * Math.cos(turn) - down * Math.sin(turn)),
      top + size * (0.5 + across * Math.sin(turn) + down * Math.cos(turn)),
    ];
  };
}

/** Three waves in each direction, as no hand draws a straight line. */
function bentBy(random: Random): (point: Point) => Point {
  const waves = [1, 2, 3].map((k) => {
    const [across, down] = [bell(random) / 2 / k, bell(random) / 2 / k];
    const [start, other] = [uniform(random, 0, 2 * Math.PI), uniform(random, 0, 2 * Math.PI)];
    return ([x, y]: Point): Point => [
      x + across * Math.sin((k * y) / 2 + start),
      y + down * Math.sin((k * x) / 2 + other),
    ];
  });
  return (point) => waves.reduce((moved, wave) => wave(moved), point);
}

type Between = (points: readonly [Point, Point, Point, Point], t: number) => Point;

function through(points: readonly Point[], between: Between): Point[] {
  const last = points.length - 1;
  const line = points.slice(0, -1).flatMap((point, i) => {
    const four = [points[Math.max(0, i - 1)], point, points[i + 1], points[Math.min(last, i + 2)]] as const;
    return Array.from({ length: FINENESS }, (_, k) => between(four, k / FINENESS));
  });
  return [...line, points[last]];
}

function straight([, from, to]: readonly [Point, Point, Point, Point], t: number): Point {
  const [x, y] = SIDES.map((side) => from[side] + t * (to[side] - from[side]));
  return [x, y];
}

/** Of Catmull and Rom. */
function curve([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const [x, y] = SIDES.map((i) => {
    const [square, cube] = [2 * a[i] - 5 * b[i] + 4 * c[i] - d[i], 3 * b[i] - a[i] - 3 * c[i] + d[i]];
    return (2 * b[i] + t * (c[i] - a[i]) + t * t * square + t ** 3 * cube) / 2;
  });
  return [x, y];
}
