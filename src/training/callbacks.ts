import { checkEach } from "../core/array-of";
import { isArray } from "../core/kind";
import { show, typeError } from "../core/check";
import { callable, defineOptions, type Check, type RowsFor } from "../core/option-table";
import type { EpochRecord, History } from "./history";

/** One batch of training. */
export interface StepRecord {
  /** Epoch under way, counted from 1 over the trainer's life. */
  readonly epoch: number;
  /** Updates made so far over the trainer's life. */
  readonly step: number;
  /** Loss of the batch, before the update it took part in. */
  readonly loss: number;
  /** Learning rate of the update. */
  readonly learningRate: number;
  /** L2 norm of the last gradient, before clipping. */
  readonly gradientNorm: number;
}

/**
 * Functions that training calls. What they throw ends training; promises are waited for.
 */
export interface TrainingCallbacks {
  /** Before the first epoch, with the options and data checked. */
  readonly onTrainBegin?: () => void | Promise<void>;
  /** After each batch. It should be quick; training stands still while a promise of it is open. */
  readonly onStep?: (step: StepRecord) => void | Promise<void>;
  /** After each epoch, validation included. A checkpoint saved here goes on from here. */
  readonly onEpoch?: (epoch: EpochRecord) => void | Promise<void>;
  /** At the end, however it came: all epochs done, stopped early, broken off, aborted, an error. */
  readonly onTrainEnd?: (history: History) => void | Promise<void>;
}

const CALLBACKS = defineOptions({
  onTrainBegin: [callable()],
  onStep: [callable()],
  onEpoch: [callable()],
  onTrainEnd: [callable()],
} satisfies RowsFor<TrainingCallbacks>);

export const assertCallbacks: Check<readonly TrainingCallbacks[]> = (who, name, value) => {
  if (!isArray(value)) {
    throw typeError(who, `${name} are ${show(value)}`, "pass an array of objects such as { onEpoch }");
  }
  checkEach<unknown>(value, (each, i) => {
    CALLBACKS.complete(`${who}: ${name}[${i}]`, each);
  });
};
