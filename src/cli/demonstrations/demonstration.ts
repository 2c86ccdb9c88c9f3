import { showShare } from "../../core/share-interval";
import type { Dataset, EpochRecord, History, Network, Trainer } from "../../index";

/** What a demonstration reached. */
export interface DemonstrationResult {
  readonly task: string;
  readonly network: string;
  readonly epochs: number;
  /** The figure, with its name, as it is shown. */
  readonly result: string;
  /** Time in training, in milliseconds. */
  readonly trainingMs: number;
}

/** What a demonstration of classes reached. */
export interface AccuracyResult extends DemonstrationResult {
  /** Share of held-out rows that are right. */
  readonly accuracy: number;
}

/** What a demonstration reached, and what it has trained, to draw it for example. */
export interface Demonstrated<Data, Result extends DemonstrationResult = DemonstrationResult> {
  readonly result: Result;
  /** The caller's, to be disposed of. */
  readonly network: Network;
  readonly history: History;
  readonly train: Data;
  readonly test: Data;
}

/** Settings that every demonstration takes. */
export interface DemonstrationOptions {
  /** Fixes data, split and network. */
  readonly seed: number;
  /** Called as it goes on, with the share that is done and what there is to say. */
  readonly onProgress?: (share: number, text: string) => void;
  /** Stops it. */
  readonly signal?: AbortSignal;
}

/** What a demonstration trains with, and for how long. */
interface DemonstratedFit {
  readonly epochs: number;
  readonly batchSize: number;
  readonly validation: Dataset;
  readonly onEpoch?: (epoch: EpochRecord) => void;
}

/** Trains, tells of each epoch, and takes the time. A network that fails is disposed of. */
export async function fitTimed(
  network: Network,
  trainer: Trainer,
  train: Dataset,
  { onEpoch, ...options }: DemonstratedFit,
  { onProgress, signal }: DemonstrationOptions,
): Promise<{ readonly history: History; readonly trainingMs: number }> {
  const start = performance.now();
  try {
    const history = await trainer.fit(train, {
      ...options,
      signal,
      onEpoch: (record) => {
        onEpoch?.(record);
        onProgress?.(record.epoch / options.epochs, `loss ${record.loss.toFixed(4)}`);
      },
    });
    return { history, trainingMs: performance.now() - start };
  } catch (error) {
    network.dispose();
    throw error;
  }
}

/** How many of some rows are right, with the 95 % interval: `"98.7 % (97.1 to 99.4) of 449"`. */
export function shareOfRows(accuracy: number, rows: number): string {
  return `${showShare(Math.round(accuracy * rows), rows)} of ${rows}`;
}
