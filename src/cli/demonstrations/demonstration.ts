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

/** A network that a demonstration has trained, on the data it saw; disposed of when the demonstration ends. */
export interface Trained<Data> {
  readonly network: Network;
  readonly history: History;
  readonly train: Data;
  readonly test: Data;
}

/** Settings that every demonstration takes. */
export interface DemonstrationOptions<Data = unknown> {
  /** Fixes data, split and network. */
  readonly seed: number;
  /** Called as it goes on, with the share that is done and what there is to say. */
  readonly onProgress?: (share: number, text: string) => void;
  /** Called with what was trained, to draw it for example. */
  readonly onTrained?: (trained: Trained<Data>) => void;
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

/** Trains, tells of each epoch, and takes the time. */
export async function fitTimed(
  trainer: Trainer,
  train: Dataset,
  { onEpoch, ...options }: DemonstratedFit,
  { onProgress, signal }: Pick<DemonstrationOptions, "onProgress" | "signal">,
): Promise<{ readonly history: History; readonly trainingMs: number }> {
  const start = performance.now();
  const history = await trainer.fit(train, {
    ...options,
    signal,
    onEpoch: (record) => {
      onEpoch?.(record);
      onProgress?.(record.epoch / options.epochs, `loss ${record.loss.toFixed(4)}`);
    },
  });
  return { history, trainingMs: performance.now() - start };
}

/** How many of some rows are right, with the 95 % interval: `"98.7 % (97.1 to 99.4) of 449"`. */
export function shareOfRows(accuracy: number, rows: number): string {
  return `${showShare(Math.round(accuracy * rows), rows)} of ${rows}`;
}
