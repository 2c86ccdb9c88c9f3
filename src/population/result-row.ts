import type { PopulationTask, TraceQuantity } from "./task";

/**
 * Where the numbers of one network stand in its row of results. Rows are plain lists of f64:
 * they travel between threads and into files as they are.
 *
 *   success, stopEpoch, loss (NaN or infinite: the network diverged, and stopped then), accuracy
 *   initial norms: total, weights, biases, then weights and biases of each layer
 *   final norms, the same
 *   loss ratios: sum, sum of inverses, sum of the last
 *   trace: the task's quantities at each checkpoint; NaN where it was not reached
 */
export interface ResultColumns {
  /** Column of whether the network succeeded: 1 or 0. */
  readonly success: number;
  /** Column of the epochs that the network trained before it stopped. */
  readonly stopEpoch: number;
  /** Column of the loss at the stop; not finite where the network diverged. */
  readonly loss: number;
  /** Column of the share of training samples classified right at the stop; NaN where targets are values. */
  readonly accuracy: number;
  /** First column of the norms before training: total, weights, biases, then weights and biases of each layer. */
  readonly initialNorms: number;
  /** First column of the norms at the stop, in the same order. */
  readonly finalNorms: number;
  /** First of three columns of loss ratios: their sum, the sum of their inverses, the mean of the last. */
  readonly lossRatios: number;
  /** First column of the checkpoints, `tracePoint` numbers for each. */
  readonly trace: number;
  /** Numbers of a set of norms; 0 where norms are not noted. */
  readonly norms: number;
  /** Numbers of a checkpoint. */
  readonly tracePoint: number;
  /** Numbers of a row. */
  readonly length: number;
  /** Column of a quantity at a checkpoint. */
  at(quantity: TraceQuantity, point: number): number;
}

const FIXED = 4;
const LOSS_RATIOS = 3;

/** The columns for a task; of its checkpoints only the number counts. */
export function columnsOf({
  architecture,
  checkpoints,
  notes,
}: Pick<PopulationTask, "architecture" | "notes"> & {
  readonly checkpoints: { readonly length: number };
}): ResultColumns {
  const norms = notes.norms ? 3 + 2 * (architecture.length - 1) : 0;
  const lossRatios = FIXED + 2 * norms;
  const trace = lossRatios + (notes.lossRatios === undefined ? 0 : LOSS_RATIOS);
  const tracePoint = notes.trace.length;
  return {
    success: 0,
    stopEpoch: 1,
    loss: 2,
    accuracy: 3,
    initialNorms: FIXED,
    finalNorms: FIXED + norms,
    lossRatios,
    trace,
    norms,
    tracePoint,
    length: trace + tracePoint * checkpoints.length,
    at: (quantity, point) => trace + point * tracePoint + notes.trace.indexOf(quantity),
  };
}

/** No checkpoint reached yet. */
export function writeEmptyTrace({ trace }: ResultColumns, row: Float64Array): void {
  row.fill(NaN, trace);
}
