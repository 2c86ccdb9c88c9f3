/** What the page and the worker that draws say to each other: plain data. */
import type { FigurePanel } from "wasm-mlp/visualizer";
import type { Problem } from "../problem";
import type * as figures from "./figures";

type Figures = typeof figures;

/** A figure of the visualizer with its data and options: all of it plain data. */
export type PlotOrder = {
  readonly [Name in keyof Figures]: {
    readonly draw: Name;
    readonly data: Parameters<Figures[Name]>[0];
    readonly options: Parameters<Figures[Name]>[1];
  };
}[keyof Figures];

/** From the page: a figure to draw. */
export interface PlotRequest {
  readonly id: number;
  readonly order: PlotOrder;
  /** What stands before decimals. */
  readonly decimalMark: "." | ",";
  /** Pixels of the screen for each of the figure; without it the answer is text only. */
  readonly ratio?: number;
}

/** A figure that is drawn. */
export interface DrawnPlot {
  readonly svg: string;
  /** Scales by which a place of the picture is a value, in the order of the panels. */
  readonly panels: readonly FigurePanel[];
  readonly picture?: ImageBitmap;
}

/** From the worker. */
export type PlotAnswer =
  { readonly id: number; readonly plot: DrawnPlot } | { readonly id: number; readonly problem: Problem };
