import type { Moment } from "./run-record";

/** Epochs that a run has at least. */
const MIN_EPOCHS = 100;
/** The loss of the second half of a run must be this much lower than that of the first. */
const GAIN = 0.02;
const TINY_LOSS = 2e-4;

/**
 * Whether a run has settled: its training loss is next to nothing (of distributions, that is no end), or the lowest one of its
 * second half is hardly lower than that of its first.
 */
export function hasSettled(moments: readonly Moment[], isOfDistribution: boolean): boolean {
  const last = moments.at(-1)?.numbers;
  if (last === undefined || last.epoch < MIN_EPOCHS) return false;
  if (!isOfDistribution && last.loss < TINY_LOSS) return true;
  let [first, second] = [Infinity, Infinity];
  for (const { numbers } of moments) {
    if (numbers.epoch < last.epoch / 2) first = Math.min(first, numbers.loss);
    else second = Math.min(second, numbers.loss);
  }
  return second > first - GAIN * Math.abs(first);
}
