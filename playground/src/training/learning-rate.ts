import type { Settings } from "../settings/settings";

/** Epochs of the schedules' periods. */
export const HALVING_EPOCHS = 100;
export const COSINE_EPOCHS = 500;
export const WARMUP_EPOCHS = 20;
/** Where the cosine ends, as a share of the first rate. */
export const LOWEST_SHARE = 0.01;

/** The learning rate of an epoch, counted from 1. */
export function learningRateAt({ schedule, learningRate }: Settings, epoch: number): number {
  switch (schedule) {
    case "constant":
      return learningRate;
    case "halving":
      return learningRate * 0.5 ** Math.floor((epoch - 1) / HALVING_EPOCHS);
    case "cosine":
      return (
        learningRate *
        Math.max(LOWEST_SHARE, 0.5 * (1 + Math.cos((Math.PI * Math.min(epoch - 1, COSINE_EPOCHS)) / COSINE_EPOCHS)))
      );
    case "warmup":
      return learningRate * Math.min(1, epoch / WARMUP_EPOCHS);
  }
}
