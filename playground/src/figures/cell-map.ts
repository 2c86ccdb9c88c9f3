import type { CellGrid } from "../studies/messages";
import { shortNumber } from "../texts/numbers";
import { drawAxes, linearScale, plotFrame, withoutGrid, type Frame, type Scale, type Size } from "./axes";
import type { Bitmap } from "./bitmap";
import { PixelPicture, type Colors } from "./colors";
import type { Figure, Pen } from "./pen";
import { drawShadeKey } from "./shade-key";
import { shades } from "./shades";

/** A cell of a map. */
export interface MapCell {
  readonly column: number;
  readonly row: number;
}

/** How a map is drawn. */
export interface CellMapLook {
  readonly name: string;
  readonly title: string;
  /** Names of the axes. */
  readonly x: string;
  readonly y: string;
  /** `numbers` grow evenly and get round ticks; of a `list`, each is named. */
  readonly axes: "numbers" | "list";
  /** A value as a shade from 0, dark, to 1, light. */
  readonly shade: (value: number) => number;
  /** What the darkest and the lightest shade mean. */
  readonly ends: readonly [string, string];
}

const picture = new PixelPicture();

/** A value for each pair of two quantities, as a shade. */
export function cellMap(grid: CellGrid, cursor: MapCell | undefined, colors: Colors, look: CellMapLook): Figure {
  const { columns, rows, values } = grid;
  return {
    name: look.name,
    title: look.title,
    draw: (pen) => {
      draw(pen, grid, cursor, colors, look);
    },
    table: () => [
      [`${look.y} \\ ${look.x}`, ...columns],
      ...rows.map((row, r) => [row, ...values.subarray(r * columns.length, (r + 1) * columns.length)]),
    ],
  };
}

/** Where the cells of a map are drawn. */
function mapFrame(size: Size): Frame {
  const frame = plotFrame(size);
  return { ...frame, width: frame.width - 4 };
}

/** The cell at a place of the drawing. */
export function cellAt(grid: CellGrid, size: Size, [x, y]: readonly [number, number]): MapCell | undefined {
  const frame = mapFrame(size);
  const column = Math.floor(((x - frame.left) / frame.width) * grid.columns.length);
  const row = Math.floor((1 - (y - frame.top) / frame.height) * grid.rows.length);
  const isInside = column >= 0 && row >= 0 && column < grid.columns.length && row < grid.rows.length;
  return isInside ? { column, row } : undefined;
}

function draw(pen: Pen, grid: CellGrid, cursor: MapCell | undefined, colors: Colors, look: CellMapLook): void {
  const frame = mapFrame(pen);
  const { left, top, width, height } = frame;
  pen.rectangle(left, top, width, height, colors.grid);
  pen.picture(pixelsOf(grid, look), left, top, width, height, false);
  const half = (span: number, count: number) => span / count / 2;
  const [columns, rows] = [grid.columns.length, grid.rows.length];
  const scale = look.axes === "numbers" ? centered : listed;
  const x = scale(grid.columns, left + half(width, columns), left + width - half(width, columns));
  const y = scale(grid.rows, top + height - half(height, rows), top + half(height, rows));
  drawAxes(pen, frame, { ...x, name: look.x }, { ...y, name: look.y }, withoutGrid(colors));
  drawShadeKey(pen, frame, look.ends, colors);
  if (cursor === undefined) return;
  const cell = [width / columns, height / rows] as const;
  const [cx, cy] = [left + cursor.column * cell[0], top + height - (cursor.row + 1) * cell[1]];
  const outline = [cx, cy, cx + cell[0], cy, cx + cell[0], cy + cell[1], cx, cy + cell[1], cx, cy];
  pen.line(outline, { stroke: colors.surface, width: 4 });
  pen.line(outline, { stroke: colors.ink, width: 2 });
}

function pixelsOf({ columns, rows, values }: CellGrid, { shade }: CellMapLook): Bitmap {
  const pixels = picture.pixels(columns.length, rows.length);
  for (let r = 0; r < rows.length; r++) {
    for (let c = 0; c < columns.length; c++) {
      const value = values[r * columns.length + c];
      const share = Math.max(0, Math.min(1, shade(value)));
      pixels[(rows.length - 1 - r) * columns.length + c] = Number.isNaN(share) ? 0 : shades[Math.round(255 * share)];
    }
  }
  return picture.show();
}

function centered(values: readonly number[], from: number, to: number): Scale {
  return linearScale(values[0], values[values.length - 1], from, to);
}

const MOST_NAMES = 9;

/** A place for each value of a list, with a name for as many as there is room for. */
function listed(values: readonly number[], from: number, to: number): Scale {
  const every = Math.ceil(values.length / MOST_NAMES);
  const step = (to - from) / Math.max(1, values.length - 1);
  return {
    ticks: values.filter((_, i) => i % every === 0),
    place: (value) => from + step * values.indexOf(value),
    label: (value) => shortNumber(Number(value.toPrecision(2))),
  };
}
