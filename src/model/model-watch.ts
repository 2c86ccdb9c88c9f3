import type { Global } from "../core/global-type";
import type { ReadingProgress } from "../datasets/csv/watch-reading";
import type { EpochRecord } from "../training/history";

/** How far a training is. */
export interface ModelProgress {
  /** From 0 to 1. */
  readonly done: number;
  /** The network under way, from 1. */
  readonly network: number;
  /** Networks that are trained in all, at most: more than are kept where some are trained to choose settings and to be judged. */
  readonly networks: number;
  /** Its last epoch. */
  readonly epoch: EpochRecord;
}

/** How a training is watched and stopped. */
export interface ModelWatch {
  /** Ends the training without a model: the promise rejects with the signal's reason. Default none. */
  readonly signal?: Global<"AbortSignal"> | undefined;
  /** Ends the training as soon as a network has learned for an epoch, and keeps what there is: the model is less good. */
  readonly stop?: Global<"AbortSignal"> | undefined;
  /** Called while a file is read, before the training. */
  readonly onRead?: ((reading: ReadingProgress) => void) | undefined;
  /** Called as training goes on. */
  readonly onProgress?: ((progress: ModelProgress) => void | Promise<void>) | undefined;
}
