import type { PlotOrder } from "./messages";

/** A figure of the visualizer as the page shows it. */
export interface Plot {
  readonly name: string;
  readonly title: string;
  /** What is drawn; how large and in which colors is added. */
  readonly order: PlotOrder;
  /** The data as a table with a header. */
  table(): readonly (readonly (string | number)[])[];
}
