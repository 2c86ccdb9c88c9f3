import type { Signal } from "@preact/signals";
import type { HTMLAttributes, TargetedMouseEvent } from "preact";

/** Steps to the right and up. */
type Step = readonly [right: number, up: number];

const KEYS: Readonly<Record<string, Step>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The places of a figure that a cursor moves between. */
interface Places<Place> {
  /** The one at a point of the drawing. */
  readonly at: (point: readonly [number, number]) => Place | undefined;
  /** The one beside another; where the keys begin, without one. */
  readonly beside: (place: Place | undefined, step: Step) => Place;
  /** A click or Enter does it with the cursor's place. */
  readonly open?: () => void;
}

/** Pointer and keys of a figure: they move the cursor. */
export function cursorControl<Place>(
  cursor: Signal<Place | undefined>,
  { at, beside, open }: Places<Place>,
): HTMLAttributes<HTMLCanvasElement> {
  const follow = ({ offsetX, offsetY }: TargetedMouseEvent<HTMLCanvasElement>) => {
    cursor.value = at([offsetX, offsetY]);
  };
  return {
    role: "application",
    tabIndex: 0,
    onPointerMove: follow,
    onClick: (event) => {
      follow(event);
      if (cursor.value !== undefined) open?.();
    },
    onKeyDown: (event) => {
      if (event.key === "Enter" && cursor.value !== undefined) open?.();
      const step = KEYS[event.key];
      if (step === undefined) return;
      event.preventDefault();
      cursor.value = beside(cursor.value, step);
    },
  };
}

/** A number from 0 to below `count`, the nearest one. */
export function within(count: number, value: number): number {
  return Math.max(0, Math.min(count - 1, value));
}

/** Of a list: the next or the one before; without a place, the first. */
export function besideInList(count: number): (place: number | undefined, step: Step) => number {
  return (place, [right, up]) => (place === undefined ? 0 : within(count, place + right + up));
}
