import type { FigureOptions } from "../../visualizer/index";

/** A figure that is drawn when it is known how: its colors, its width. */
export interface Figure {
  /** Of its files, without an extension. */
  readonly name: string;
  /** What it shows, for those who cannot see it. */
  readonly alt: string;
  readonly draw: (options: Pick<FigureOptions, "theme" | "width" | "height">) => string;
  /** Its size on a phone, where 328 pixels of width and the usual height do not suit it. */
  readonly narrow?: { readonly width: number; readonly height?: number };
}
