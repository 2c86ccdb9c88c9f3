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

export function createHistory(): History {
  return { epoch: [], loss: [], accuracy: [], validationLoss: [], validationAccuracy: [], durationMs: [] };
}

/** Appends an epoch to a history. */
export function record(history: History, epoch: EpochRecord): void {
  history.epoch.push(epoch.epoch);
  history.loss.push(epoch.loss);
  history.durationMs.push(epoch.durationMs);
  if (epoch.accuracy !== undefined) history.accuracy.push(epoch.accuracy);
  if (epoch.validationLoss !== undefined) history.validationLoss.push(epoch.validationLoss);
  if (epoch.validationAccuracy !== undefined) history.validationAccuracy.push(epoch.validationAccuracy);
}
