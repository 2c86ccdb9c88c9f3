import type { Bitmap } from "./bitmap";

/** What figures are drawn with. One drawing serves the page (a canvas) and its exports (SVG). */
export interface Pen {
  readonly width: number;
  readonly height: number;
  /** Share of small things that is worth drawing, from 0 to 1: less while pictures follow each other on a slow machine. */
  readonly detail: number;
  /** A line through points, given as x, y, x, y, ... */
  line(points: ArrayLike<number>, style: LineStyle): void;
  rectangle(x: number, y: number, width: number, height: number, fill: string): void;
  circle(x: number, y: number, radius: number, style: CircleStyle): void;
  /** A closed shape through points, given as x, y, x, y, ... */
  polygon(points: ArrayLike<number>, style: CircleStyle): void;
  text(x: number, y: number, text: string, style: TextStyle): void;
  /** What `draw` draws, kept by the page as long as `key` is equal and its place has the same size. */
  kept(key: object, draw: (pen: Pen) => void): void;
  /** A picture, stretched. */
  picture(source: Bitmap, x: number, y: number, width: number, height: number, smooth: boolean): void;
  /** A square part of a picture, stretched to a square: left, top, side of each. */
  part(source: Bitmap, from: Square, to: Square): void;
}

/** Left, top and side. */
export type Square = readonly [number, number, number];

export interface LineStyle {
  readonly stroke: string;
  readonly width?: number;
  readonly opacity?: number;
  readonly dash?: readonly number[];
}

export interface CircleStyle {
  readonly fill: string;
  readonly stroke?: string;
  readonly width?: number;
}

export interface TextStyle {
  readonly fill: string;
  readonly size?: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly bold?: boolean;
  /** Read from below, for the label of an upright axis. */
  readonly upright?: boolean;
}

/** About how wide a text of size 12 is drawn. */
export function textWidth(text: string): number {
  return 6.6 * text.length;
}

/** A figure: how it is drawn, and its data as a table with a header; none where the picture holds but a part of them. */
export interface Figure {
  readonly name: string;
  readonly title: string;
  draw(pen: Pen): void;
  table?(): readonly (readonly (string | number)[])[];
}
