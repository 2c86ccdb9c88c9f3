import type { Landscape } from "../training/messages";
import { shortNumber } from "../texts/numbers";
import { drawAxes, linearScale, plotFrame, withoutGrid, type Scale, type Size } from "./axes";
import type { Bitmap } from "./bitmap";
import { PixelPicture, type Colors } from "./colors";
import type { Figure, Pen } from "./pen";
import { drawShadeKey } from "./shade-key";
import { shades } from "./shades";

export interface LandscapeWords {
  readonly title: string;
  readonly x: string;
  readonly y: string;
}

const picture = new PixelPicture();

/** The loss around the weights: lighter is lower. The line is the way of the run, the ring its present end. */
export function landscapeFigure(
  landscape: Landscape,
  cursor: number | undefined,
  colors: Colors,
  words: LandscapeWords,
): Figure {
  const { losses, side } = landscape;
  return {
    name: "loss-surface",
    title: words.title,
    draw: (pen) => {
      draw(pen, landscape, cursor, colors, words);
    },
    table: () => [
      [words.x, words.y, "loss"],
      ...Array.from(losses, (loss, i) => [...placeOf(landscape, i % side, Math.floor(i / side)), loss]),
    ],
  };
}

/** Distances of a point of the grid from the present weights. */
export function placeOf({ x, y, side }: Landscape, column: number, row: number): readonly [number, number] {
  const along = ([low, high]: readonly [number, number], at: number) => low + ((high - low) * at) / (side - 1);
  return [along(x, column), along(y, row)];
}

/** The number of the point of the grid at a place of the drawing. */
export function gridPointAt(
  { side }: Landscape,
  size: Size,
  [left, top]: readonly [number, number],
): number | undefined {
  const frame = plotFrame(size);
  const column = Math.floor(((left - frame.left) / frame.width) * side);
  const row = Math.floor((1 - (top - frame.top) / frame.height) * side);
  const isInside = column >= 0 && row >= 0 && column < side && row < side;
  return isInside ? row * side + column : undefined;
}

/** Points stand in the middle of their cells. */
function scaleOf([low, high]: readonly [number, number], side: number, from: number, to: number): Scale {
  const half = (high - low) / (side - 1) / 2;
  return linearScale(low - half, high + half, from, to);
}

function draw(pen: Pen, landscape: Landscape, cursor: number | undefined, colors: Colors, words: LandscapeWords): void {
  const { side, path } = landscape;
  const frame = plotFrame(pen);
  const { left, top, width, height } = frame;
  pen.picture(pixelsOf(landscape), left, top, width, height, true);
  const x = scaleOf(landscape.x, side, left, left + width);
  const y = scaleOf(landscape.y, side, top + height, top);
  drawAxes(pen, frame, { ...x, name: words.x }, { ...y, name: words.y }, withoutGrid(colors));
  const line = Array.from(path, (value, i) => (i % 2 === 0 ? x.place(value) : y.place(value)));
  pen.line(line, { stroke: "#ffffff", width: 4 });
  pen.line(line, { stroke: "#161b26", width: 1.8 });
  pen.circle(line[0], line[1], 4, { fill: "#161b26", stroke: "#ffffff", width: 1.5 });
  pen.circle(x.place(0), y.place(0), 6, { fill: "#ffffff", stroke: "#161b26", width: 2.5 });
  const [lowest, highest] = ends(landscape).map((loss) => shortNumber(Number(loss.toPrecision(2))));
  drawShadeKey(pen, frame, [highest, lowest], colors);
  if (cursor === undefined) return;
  const [column, row] = placeOf(landscape, cursor % side, Math.floor(cursor / side));
  pen.circle(x.place(column), y.place(row), 8, { fill: "transparent", stroke: "#ffffff", width: 3 });
}

/** Ends of the losses, on a logarithmic scale. */
function ends({ losses }: Landscape): readonly [number, number] {
  const finite = losses.filter((loss) => Number.isFinite(loss) && loss > 0).sort();
  const low = finite.at(0) ?? 1e-3;
  const high = finite.at(-1) ?? 1;
  return [Math.max(low, high * 1e-6), high];
}

function pixelsOf(landscape: Landscape): Bitmap {
  const { side, losses } = landscape;
  const [low, high] = ends(landscape).map(Math.log);
  const pixels = picture.pixels(side, side);
  losses.forEach((loss, i) => {
    const share = Number.isFinite(loss) ? (high - Math.log(Math.max(loss, 1e-30))) / (high - low || 1) : 0;
    const row = side - 1 - Math.floor(i / side);
    pixels[row * side + (i % side)] = shades[Math.round(255 * Math.max(0, Math.min(1, share)))];
  });
  return picture.show();
}
