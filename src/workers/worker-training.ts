import type { History } from "../training/history";

/** A training that is under way in a worker. */
export interface WorkerTraining {
  /**
   * Loss and accuracy of each epoch, when training has ended and the network has what it learned.
   *
   * Rejects as `Trainer.fit` does: RangeError, TypeError for data that are not valid, DivergenceError, the reason when
   * aborted, what `onEpoch` throws; the network then has what the finished steps taught it, or with early stopping what it
   * had after the best epoch. WorkerError when the worker cannot be started or dies: the network is as it was.
   */
  readonly history: Promise<History>;
  /** Whether `pause` was called last. */
  readonly isPaused: boolean;
  /** Lets training rest, after some 20 ms at most (one step, if that takes longer). */
  pause(): void;
  /** Lets it go on. */
  resume(): void;
  /** Ends it, paused or not; `history` then rejects with the reason. Default an `AbortError`. */
  abort(reason?: unknown): void;
}
