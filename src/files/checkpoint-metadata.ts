import { isArray } from "../core/kind";
import type { CheckpointConfig, Progress } from "../training/checkpoint";
import { formatError, showValue } from "../core/format-error";
import { isJsonObject, type JsonObject } from "./strict-json";

/** The part of a checkpoint that is JSON. */
export interface CheckpointText {
  readonly config: CheckpointConfig;
  readonly progress: Progress;
}

/** Numbers that every record of an epoch has. */
const RECORD_NUMBERS = ["epoch", "loss", "learningRate", "durationMs"];

/**
 * Checks what a checkpoint's JSON says of progress, all of which is used, and that it names a configuration,
 * which is compared as a whole.
 *
 * @throws FileFormatError
 */
export function checkCheckpointText(file: string, value: unknown): CheckpointText {
  const { config, progress } = objectOf(file, "the checkpoint", value);
  const { network, trainer } = objectOf(file, "config", config);
  const { layers } = objectOf(file, "config.network", network);
  if (!isArray(layers)) throw formatError(file, `layers are ${showValue(layers)}, not an array`);
  objectOf(file, "config.trainer", trainer);
  const {
    steps,
    passes,
    learningRate,
    gradientNorm,
    schedule,
    records,
    best,
    averaged = 0,
  } = objectOf(file, "progress", progress);
  assertCount(file, "steps", steps);
  assertCount(file, "passes", passes);
  assertCount(file, "averaged", averaged);
  for (const [name, number] of Object.entries({ learningRate, gradientNorm })) {
    if (!(Number(number) >= 0 && Number.isFinite(number))) throw wrong(file, name, number);
  }
  if (learningRate === 0) throw wrong(file, "learningRate", learningRate);
  const state = objectOf(file, "schedule", schedule);
  for (const [name, number] of Object.entries(state)) assertNumber(file, `schedule.${name}`, number);
  if (!isArray(records)) throw wrong(file, "records", records);
  let epochs = 0;
  for (const [i, record] of records.entries()) epochs = checkedRecord(file, record, i, epochs);
  if (best !== undefined) checkBest(file, objectOf(file, "best", best), epochs);
  return value as CheckpointText;
}

/** The epoch of a record, which must be after the one before. */
function checkedRecord(file: string, value: unknown, index: number, before: number): number {
  const record = objectOf(file, `records[${index}]`, value);
  for (const name of RECORD_NUMBERS) assertNumber(file, `records[${index}].${name}`, record[name]);
  assertCount(file, `records[${index}].epoch`, record.epoch);
  if (record.epoch <= before) throw wrong(file, `records[${index}].epoch`, record.epoch);
  return record.epoch;
}

function checkBest(file: string, { epoch, value, wait }: JsonObject, epochs: number): void {
  assertCount(file, "best.epoch", epoch);
  assertCount(file, "best.wait", wait);
  assertNumber(file, "best.value", value);
  if (epoch < 1 || epoch > epochs) throw wrong(file, "best.epoch", epoch);
}

function objectOf(file: string, name: string, value: unknown): JsonObject {
  if (isJsonObject(value)) return value;
  throw formatError(file, `${name} is ${showValue(value)}, not a JSON object`);
}

function assertCount(file: string, name: string, value: unknown): asserts value is number {
  if (!(Number.isSafeInteger(value) && (value as number) >= 0)) throw wrong(file, name, value);
}

function assertNumber(file: string, name: string, value: unknown): void {
  if (typeof value !== "number") throw wrong(file, name, value);
}

function wrong(file: string, name: string, value: unknown) {
  return formatError(file, `${name} is ${showValue(value)}`);
}
