import type { MapPicture } from "../studies/messages";
import { drawAxes, linearScale, plotFrame, type Frame, type Scale } from "./axes";
import { PixelPicture, ramp, rgbOf, type Colours } from "./colours";
import type { Figure, Pen } from "./pen";

/** A cell of a map. */
export interface MapCell {
  readonly column: number;
  readonly row: number;
}

const picture = new PixelPicture();

/** From never to always: lighter is more, for every kind of eyes. */
const shades = ramp(["#31205e", "#2f6f9f", "#35b083", "#f5e663"].map(rgbOf));

/** Share of networks that succeed, by learning rate and number of epochs. */
export function mapFigure(
  map: MapPicture,
  cursor: MapCell | undefined,
  colours: Colours,
  words: { readonly title: string; readonly x: string; readonly y: string },
): Figure {
  return {
    name: "performance-map",
    title: words.title,
    draw: (pen) => {
      draw(pen, map, cursor, colours, words);
    },
    table: () => [
      ["epochs", ...map.learningRates.map((rate) => `learning rate ${rate}`)],
      ...map.epochs.map((epochs, r) => [
        epochs,
        ...map.success.subarray(r * map.learningRates.length, (r + 1) * map.learningRates.length),
      ]),
    ],
  };
}

/** Where the cells of a map are drawn. */
function mapFrame(pen: { readonly width: number; readonly height: number }): Frame {
  const frame = plotFrame(pen);
  return { ...frame, width: frame.width - 4 };
}

/** The cell at a place of the drawing. */
export function cellAt(map: MapPicture, width: number, height: number, x: number, y: number): MapCell | undefined {
  const frame = mapFrame({ width, height });
  const column = Math.floor(((x - frame.left) / frame.width) * map.learningRates.length);
  const row = Math.floor((1 - (y - frame.top) / frame.height) * map.epochs.length);
  const isInside = column >= 0 && row >= 0 && column < map.learningRates.length && row < map.epochs.length;
  return isInside ? { column, row } : undefined;
}

function draw(
  pen: Pen,
  map: MapPicture,
  cursor: MapCell | undefined,
  colours: Colours,
  words: { readonly x: string; readonly y: string },
): void {
  const frame = mapFrame(pen);
  const { left, top, width, height } = frame;
  const [columns, rows] = [map.learningRates.length, map.epochs.length];
  const pixels = picture.pixels(columns, rows);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const share = map.success[r * columns + c];
      pixels[(rows - 1 - r) * columns + c] = Number.isNaN(share) ? 0 : shades[Math.round(255 * share)];
    }
  }
  pen.rectangle(left, top, width, height, colours.grid);
  pen.picture(picture.show(), left, top, width, height, false);
  const half = (span: number, count: number) => span / count / 2;
  const x = centred(map.learningRates, left + half(width, columns), left + width - half(width, columns));
  const y = centred(map.epochs, top + height - half(height, rows), top + half(height, rows));
  drawAxes(pen, frame, { ...x, name: words.x }, { ...y, name: words.y }, withoutGrid(colours));
  drawKey(pen, frame, colours);
  if (cursor === undefined) return;
  const cell = [width / columns, height / rows] as const;
  const [cx, cy] = [left + cursor.column * cell[0], top + height - (cursor.row + 1) * cell[1]];
  const outline = [cx, cy, cx + cell[0], cy, cx + cell[0], cy + cell[1], cx, cy + cell[1], cx, cy];
  pen.line(outline, { stroke: colours.ink, width: 2 });
}

function centred(values: readonly number[], from: number, to: number): Scale {
  return linearScale(values[0], values[values.length - 1], from, to);
}

/** Lines would hide cells. */
function withoutGrid(colours: Colours): Colours {
  return { ...colours, grid: "transparent" };
}

/** From never to always, at the top right. */
function drawKey(pen: Pen, { left, top, width }: Frame, colours: Colours): void {
  const right = left + width;
  pen.text(right - 92, top - 8, "0", { fill: colours.faint, anchor: "end" });
  for (let i = 0; i < 48; i++)
    pen.rectangle(right - 88 + i, top - 16, 1.2, 8, cssOf(shades[Math.round((255 * i) / 47)]));
  pen.text(right, top - 8, "100 %", { fill: colours.faint, anchor: "end" });
}

function cssOf(pixel: number): string {
  return `rgb(${pixel & 255} ${(pixel >> 8) & 255} ${(pixel >> 16) & 255})`;
}
