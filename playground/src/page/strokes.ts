/**
 * What is drawn on the pad as pixels, made as those of the data set were: upright, of one size, and of
 * as much ink.
 *
 * Source: the "Optical Recognition of Handwritten Digits" of UCI were made by the programs of NIST
 * (Garris et al., NIST Form-Based Handprint Recognition System, 1994): fitted to a box of 20 x 32 pixels,
 * thickened or thinned to an amount of ink, sheared until the left ends of the first and the last row
 * stand one above the other; blocks of 4 x 4 were counted.
 */

/** Side of an image of the data set, and of the bitmap that it was counted from. */
export const SIDE = 8;
const BITMAP = 32;
const BLOCK = BITMAP / SIDE;
/** Width of the box; it is as high as the bitmap. */
const BOX = 20;
/** Pixels of ink; the images of the data set have 311 with a deviation of 36. */
const INK = 310;
/** Part of the ink that lies outside of the strokes' middle: the width of the usual one. */
const PEN = 5.5;
/** How many times more one side may be stretched than the other: the narrow 1 stays narrow. */
const MAX_STRETCH = 1.75;
/** Part of the height that counts as the first row, and as the last. */
const END = 0.1;
/** Points that are nearer to each other, in pixels, are one. */
const GAP = 1;

/** x, y, x, y, ... */
export type Stroke = number[];

type Point = readonly [x: number, y: number];

export function drawStrokes(context: CanvasRenderingContext2D, strokes: readonly Stroke[], width: number): void {
  context.lineWidth = width;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const stroke of strokes) {
    context.beginPath();
    for (let i = 0; i < stroke.length; i += 2) context.lineTo(stroke[i], stroke[i + 1]);
    context.stroke();
  }
}

/** The part of each block that is ink; none without strokes. */
export function pixelsOf(strokes: readonly Stroke[]): Float32Array {
  const distances = distancesTo(fitted(strokes.map(pointsOf)));
  const reach = distances.toSorted()[INK - 1];
  const pixels = new Float32Array(SIDE * SIDE);
  distances.forEach((distance, i) => {
    const block = Math.floor(Math.floor(i / BITMAP) / BLOCK) * SIDE + Math.floor((i % BITMAP) / BLOCK);
    if (distance <= reach && distance < Infinity) pixels[block] += 1 / BLOCK ** 2;
  });
  return pixels;
}

function pointsOf(stroke: Stroke): Point[] {
  return Array.from({ length: stroke.length / 2 }, (_, i) => [stroke[2 * i], stroke[2 * i + 1]]);
}

/** The strokes upright in the middle of the bitmap. */
function fitted(strokes: readonly Point[][]): Point[][] {
  const slant = (slantOfEnds(strokes.flat()) + slantOfInk(strokes)) / 2;
  const upright = strokes.map((stroke) => stroke.map(([x, y]): Point => [x - slant * y, y]));
  const { left, right, top, bottom } = boxOf(upright.flat());
  const wide = (BOX - PEN) / Math.max(right - left, 1e-6);
  const high = (BITMAP - PEN) / Math.max(bottom - top, 1e-6);
  const [across, down] = [Math.min(wide, MAX_STRETCH * high), Math.min(high, MAX_STRETCH * wide)];
  const place = ([x, y]: Point): Point => [
    BITMAP / 2 + (x - (left + right) / 2) * across,
    BITMAP / 2 + (y - (top + bottom) / 2) * down,
  ];
  return upright.map((stroke) => thinned(stroke.map(place)));
}

/** How far the left end goes to the right from the first row to the last, a unit of height. */
function slantOfEnds(points: readonly Point[]): number {
  const { top, bottom } = boxOf(points);
  const height = bottom - top;
  if (!(height > 0)) return 0;
  const leftOf = (isEnd: (y: number) => boolean) => Math.min(...points.filter(([, y]) => isEnd(y)).map(([x]) => x));
  return (leftOf((y) => y >= bottom - END * height) - leftOf((y) => y <= top + END * height)) / height;
}

/** The same of the line that goes best through all strokes: of one drawn by hand the ends say less than of a clean one. */
function slantOfInk(strokes: readonly Point[][]): number {
  const pieces = strokes.flatMap((stroke) =>
    stroke.slice(1).map(([x, y], i) => {
      const [fromX, fromY] = stroke[i];
      return { x: (x + fromX) / 2, y: (y + fromY) / 2, length: Math.hypot(x - fromX, y - fromY) };
    }),
  );
  const total = (value: (piece: (typeof pieces)[number]) => number) =>
    pieces.reduce((sum, piece) => sum + piece.length * value(piece), 0);
  const length = total(() => 1);
  const [x, y] = [total((piece) => piece.x) / length, total((piece) => piece.y) / length];
  const spread = total((piece) => (piece.y - y) ** 2);
  return spread > 0 ? total((piece) => (piece.x - x) * (piece.y - y)) / spread : 0;
}

function boxOf(points: readonly Point[]) {
  const [across, down] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...across), right: Math.max(...across), top: Math.min(...down), bottom: Math.max(...down) };
}

/** A stroke without points that add nothing to it. */
function thinned(stroke: readonly Point[]): Point[] {
  const kept = stroke.slice(0, 1);
  stroke.forEach((point, i) => {
    const [x, y] = kept[kept.length - 1];
    if (i === stroke.length - 1 || Math.hypot(point[0] - x, point[1] - y) >= GAP) kept.push(point);
  });
  return kept;
}

/** Distance of the middle of each pixel from the nearest stroke, squared. */
function distancesTo(strokes: readonly Point[][]): Float64Array {
  const distances = new Float64Array(BITMAP * BITMAP).fill(Infinity);
  for (const stroke of strokes) {
    for (let k = 1; k < stroke.length; k++) takeNearer(distances, stroke[k - 1], stroke[k]);
  }
  return distances;
}

/** Takes the distances from the line between two points where they are smaller. */
function takeNearer(distances: Float64Array, [fromX, fromY]: Point, [toX, toY]: Point): void {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const square = dx * dx + dy * dy || 1;
  for (let i = 0; i < distances.length; i++) {
    const x = (i % BITMAP) + 0.5 - fromX;
    const y = Math.floor(i / BITMAP) + 0.5 - fromY;
    const along = Math.min(1, Math.max(0, (x * dx + y * dy) / square));
    const distance = (x - along * dx) ** 2 + (y - along * dy) ** 2;
    if (distance < distances[i]) distances[i] = distance;
  }
}
