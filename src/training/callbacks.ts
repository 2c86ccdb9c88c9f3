import { assertFunction, assertOptions, show, typeError } from "../core/check";
import type { Check } from "../core/option-table";
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

const NAMES = ["onTrainBegin", "onStep", "onEpoch", "onTrainEnd"] as const;

export const assertCallbacks: Check<readonly TrainingCallbacks[]> = (who, name, value) => {
  if (!Array.isArray(value)) {
    throw typeError(who, `${name} are ${show(value)}`, "pass an array of objects such as { onEpoch }");
  }
  Array.from<TrainingCallbacks>(value).forEach((each, i) => {
    const place = `${who}: ${name}[${i}]`;
    assertOptions(place, each, NAMES);
    for (const key of NAMES) if (each[key] !== undefined) assertFunction(place, key, each[key]);
  });
};
