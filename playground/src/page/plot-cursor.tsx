/** Cursors over the picture of a figure, at places in its pixels. */
import type { Frame } from "../plots/scales";

function px(length: number): string {
  return `${length}px`;
}

/** Round a cell. */
export function CellCursor({ frame: { left, top, width, height } }: { readonly frame: Frame }) {
  const style = { left: px(left), top: px(top), width: px(width), height: px(height) };
  return <i class="cell-cursor" style={style} aria-hidden="true" />;
}

/** An upright line. */
export function LineCursor({ frame, left }: { readonly frame: Frame; readonly left: number }) {
  return (
    <i
      class="line-cursor"
      style={{ left: px(left), top: px(frame.top), height: px(frame.height) }}
      aria-hidden="true"
    />
  );
}

/** A ring round a point; nothing without a place. */
export function PointCursor({ place }: { readonly place: readonly [number, number] | undefined }) {
  if (place === undefined) return null;
  return <i class="cross point-cursor" style={{ left: px(place[0]), top: px(place[1]) }} aria-hidden="true" />;
}
