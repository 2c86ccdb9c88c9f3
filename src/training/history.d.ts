/** One epoch of training. */
export interface EpochRecord {
  /** Counted from 1 over the trainer's life. */
  readonly epoch: number;
  /** Loss of all samples, their mean or sum as the trainer's `reduction`, each before the update it took part in. */
  readonly loss: number;
  /** Share of samples classified right, in the same passes; undefined for regression. */
  readonly accuracy?: number;
  /** Loss on the validation data after the epoch. */
  readonly validationLoss?: number;
  /** Accuracy on the validation data after the epoch. */
  readonly validationAccuracy?: number;
  /** Milliseconds that the epoch took, validation included. */
  readonly durationMs: number;
}
/** What `fit` returns: one number an epoch in each list; lists without data are empty. */
export interface History {
  readonly epoch: number[];
  readonly loss: number[];
  readonly accuracy: number[];
  readonly validationLoss: number[];
  readonly validationAccuracy: number[];
  readonly durationMs: number[];
}
export declare function createHistory(): History;
/** Appends an epoch to a history. */
export declare function record(history: History, epoch: EpochRecord): void;
