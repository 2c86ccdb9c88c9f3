import type { EpochRecord } from "./history";

/** Most epochs that a trainer keeps beside the last, and so a checkpoint: some 0.7 MB. */
const MAX_RECORDS = 4096;

/**
 * The records that are kept after an epoch: all while there are `MAX_RECORDS` or fewer, then those of every n-th
 * epoch and of the last, n being the smallest power of two that leaves so few.
 */
export function keepRecord(records: readonly EpochRecord[], record: EpochRecord): EpochRecord[] {
  const stride = strideOf(record.epoch);
  const isThinned = stride > strideOf(record.epoch - 1);
  const last = records.at(-1);
  const before = last !== undefined && last.epoch % stride !== 0 ? records.slice(0, -1) : records;
  const kept = isThinned ? before.filter(({ epoch }) => epoch % stride === 0) : before;
  return [...kept, record];
}

function strideOf(epochs: number): number {
  let stride = 1;
  while (epochs > MAX_RECORDS * stride) stride *= 2;
  return stride;
}
