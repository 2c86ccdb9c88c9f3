import type { Signal } from "@preact/signals";
import type { HTMLAttributes, TargetedMouseEvent } from "preact";
import { cellAt, type MapCell } from "../../figures/cell-map";
import type { CellGrid } from "../../studies/messages";

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Pointer and keys of a map of cells: they move the cursor, a click or Enter opens its cell. */
export function cellControl(
  grid: CellGrid | undefined,
  cursor: Signal<MapCell | undefined>,
  open: () => void,
): HTMLAttributes<HTMLCanvasElement> {
  const find = ({ currentTarget, offsetX, offsetY }: TargetedMouseEvent<HTMLCanvasElement>) => {
    const { clientWidth, clientHeight } = currentTarget;
    cursor.value = grid && cellAt(grid, clientWidth, clientHeight, offsetX, offsetY);
  };
  return {
    role: "application",
    tabIndex: 0,
    onPointerMove: find,
    onClick: (event) => {
      find(event);
      if (cursor.value !== undefined) open();
    },
    onKeyDown: (event) => {
      if (event.key === "Enter" && cursor.value !== undefined) open();
      const step = KEYS[event.key];
      if (step === undefined || grid === undefined) return;
      event.preventDefault();
      const { column, row } = cursor.value ?? { column: -1, row: 0 };
      const limit = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
      cursor.value = {
        column: limit(column + step[0], grid.columns.length),
        row: limit(row + step[1], grid.rows.length),
      };
    },
  };
}
