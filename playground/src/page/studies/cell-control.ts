import type { Signal } from "@preact/signals";
import type { HTMLAttributes } from "preact";
import { cellAt, type MapCell } from "../../figures/cell-map";
import type { CellGrid } from "../../studies/messages";
import { cursorControl, within } from "../cursor-control";

/** Pointer and keys of a map of cells: they move the cursor, a click or Enter opens its cell. */
export function cellControl(
  grid: CellGrid,
  cursor: Signal<MapCell | undefined>,
  open: () => void,
): HTMLAttributes<HTMLCanvasElement> {
  return cursorControl(cursor, {
    at: (size, point) => cellAt(grid, size, point),
    beside: (cell, [right, up]) => {
      const { column, row } = cell ?? { column: -1, row: 0 };
      return { column: within(grid.columns.length, column + right), row: within(grid.rows.length, row + up) };
    },
    open,
  });
}
