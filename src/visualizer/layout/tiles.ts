import { rangeError } from "../../core/check";
import type { Matrix } from "../../core/matrix";
import type { Area } from "./figure";

/** Pictures in rows: how many a row, and how large. */
export interface Tiling {
  readonly columns: number;
  readonly rows: number;
  /** Width of a picture. */
  readonly width: number;
  /** Height of a picture, without what is written under it. */
  readonly height: number;
  /** Place of tile `i`. */
  readonly place: (i: number) => { x: number; y: number };
}

const GAP = 12;
const MARGIN = 12;

/** Fits `count` pictures with `text` pixels under each into an area, as large as they go. */
export function tiling(area: Area, count: number, columns: number, aspect: number, text: number): Tiling {
  const rows = Math.ceil(count / columns);
  const widest = (area.width - 2 * MARGIN - (columns - 1) * GAP) / columns;
  const highest = (area.height - (rows - 1) * GAP) / rows - text;
  const width = Math.max(Math.min(widest, highest * aspect), 4);
  const height = width / aspect;
  const place = (i: number) => ({
    x: area.x + MARGIN + (i % columns) * (width + GAP),
    y: area.y + Math.floor(i / columns) * (height + text + GAP),
  });
  return { columns, rows, width, height, place };
}

/** Height that `rows` of tiles take for a width, so that a figure fits its pictures. */
export function tilingHeight(width: number, rows: number, columns: number, aspect: number, text: number): number {
  const tile = (width - 2 * MARGIN - (columns - 1) * GAP) / columns;
  return Math.ceil(rows * (tile / aspect + text) + (rows - 1) * GAP);
}

/** Width and height of the pictures in the rows of a matrix; a square if only its area is known. */
export function pictureSize(who: string, name: string, { columns }: Matrix, width?: number, height?: number) {
  const w = width ?? (height === undefined ? Math.sqrt(columns) : columns / height);
  const h = height ?? columns / w;
  if (Number.isInteger(w) && Number.isInteger(h) && w * h === columns) return { width: w, height: h };
  const asked = width === undefined && height === undefined ? "which is no square" : `not ${w} x ${h}`;
  throw rangeError(
    who,
    `${name} have ${columns} pixels, ${asked}`,
    "pass imageWidth and imageHeight that make them up",
  );
}
