import type { Signal } from "@preact/signals";
import type { HTMLAttributes } from "preact";
import { cellAt, type MapCell } from "../../plots/cell-plot";
import type { CellGrid } from "../../studies/messages";
import { cursorControl, within } from "../cursor-control";
import type { Panel } from "./study-card";

/** Pointer and keys of a map of cells: they move the cursor, a click or Enter opens its cell. */
export function cellControl(
  grid: CellGrid,
  panel: Panel,
  cursor: Signal<MapCell | undefined>,
  open: () => void,
): HTMLAttributes<HTMLCanvasElement> {
  return cursorControl(cursor, {
    at: (point) => panel.value && cellAt(grid, panel.value, point),
    beside: (cell, [right, up]) => {
      const { column, row } = cell ?? { column: -1, row: 0 };
      return { column: within(grid.columns.length, column + right), row: within(grid.rows.length, row + up) };
    },
    open,
  });
}
