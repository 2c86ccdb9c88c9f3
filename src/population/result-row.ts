import type { PopulationTask } from "./task";

/**
 * Where the numbers of one network stand in its row of results. Rows are plain lists of f64:
 * they travel between threads and into files as they are.
 *
 *   success, stopEpoch, loss, accuracy
 *   initial norms: total, weights, biases, then weights and biases of each layer
 *   final norms, the same
 *   trace: total, weights, biases, accuracy at each checkpoint; NaN where it was not reached
 */
export interface ResultColumns {
  readonly success: number;
  readonly stopEpoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly initialNorms: number;
  readonly finalNorms: number;
  readonly trace: number;
  /** Numbers of a set of norms. */
  readonly norms: number;
  /** Numbers of a checkpoint. */
  readonly tracePoint: number;
  /** Numbers of a row. */
  readonly length: number;
}

const TRACE_POINT = 4;

/** The columns for a task; of its checkpoints only the number counts. */
export function columnsOf({
  architecture,
  checkpoints,
}: Pick<PopulationTask, "architecture"> & { readonly checkpoints: { readonly length: number } }): ResultColumns {
  const norms = 3 + 2 * (architecture.length - 1);
  const initialNorms = 4;
  const finalNorms = initialNorms + norms;
  const trace = finalNorms + norms;
  return {
    success: 0,
    stopEpoch: 1,
    loss: 2,
    accuracy: 3,
    initialNorms,
    finalNorms,
    trace,
    norms,
    tracePoint: TRACE_POINT,
    length: trace + TRACE_POINT * checkpoints.length,
  };
}

/** No checkpoint reached yet. */
export function writeEmptyTrace({ trace }: ResultColumns, row: Float64Array): void {
  row.fill(NaN, trace);
}
