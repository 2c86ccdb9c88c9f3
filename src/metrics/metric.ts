import type { Matrix } from "../core/matrix";

/** What a metric gives: a number, a number for each class, or a table. */
export type MetricValue =
  number | readonly number[] | readonly (readonly number[])[] | Readonly<Record<string, readonly number[]>>;

/**
 * How good outputs are: a function of the outputs of a network (samples x outputs) and the targets,
 * as class indices or as rows.
 */
export type Metric = (outputs: Matrix, targets: Int32Array | Matrix) => MetricValue;
