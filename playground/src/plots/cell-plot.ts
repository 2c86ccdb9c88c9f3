import type { FigurePanel } from "wasm-mlp/visualizer";
import type { CellGrid } from "../studies/messages";
import type { Plot } from "./plot";
import { frameOf, sharesAt, type Frame } from "./scales";

/** A cell of a map. */
export interface MapCell {
  readonly column: number;
  readonly row: number;
}

/** How a map is drawn. */
interface CellPlotLook {
  readonly name: string;
  readonly title: string;
  /** Names of the axes. */
  readonly x: string;
  readonly y: string;
  /** A value as a shade from 0, dark, to 1, light. */
  readonly shade: (value: number) => number;
  /** What the darkest and the lightest shade mean. */
  readonly ends: readonly [string, string];
}

/** A value for each pair of two quantities, as a shade. */
export function cellPlot(grid: CellGrid, { name, title, x, y, shade, ends }: CellPlotLook): Plot {
  const { columns, rows, values } = grid;
  const data = values.map((value) => Math.max(0, Math.min(1, shade(value))));
  return {
    name,
    title,
    order: {
      draw: "drawHeatMap",
      data: { columns, rows, shares: { data, rows: rows.length, columns: columns.length } },
      options: { xLabel: x, yLabel: y, ends },
    },
    table: () => [
      [`${y} \\ ${x}`, ...columns],
      ...rows.map((row, r) => [row, ...values.subarray(r * columns.length, (r + 1) * columns.length)]),
    ],
  };
}

/** The cell at a place of the picture. */
export function cellAt(
  { columns, rows }: CellGrid,
  panel: FigurePanel,
  point: readonly [number, number],
): MapCell | undefined {
  const shares = sharesAt(panel, point);
  return shares && { column: Math.floor(shares[0] * columns.length), row: Math.floor(shares[1] * rows.length) };
}

/** Where a cell is. */
export function cellFrame({ columns, rows }: CellGrid, panel: FigurePanel, { column, row }: MapCell): Frame {
  const frame = frameOf(panel);
  const [width, height] = [frame.width / columns.length, frame.height / rows.length];
  return { left: frame.left + column * width, top: frame.top + frame.height - (row + 1) * height, width, height };
}
