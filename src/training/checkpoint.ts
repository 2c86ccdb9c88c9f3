import { rangeError, shorten } from "../core/check";
import { writeStateDict } from "../network/partial-state";
import type { NetworkConfig } from "../network/network-config";
import {
  checkBlock,
  checkStateDict,
  readBlock,
  readStateDict,
  writeBlock,
  type StateDict,
} from "../network/state-dict";
import type { BestSoFar } from "./early-stopping";
import { keepRecord } from "./epoch-records";
import type { EpochRecord } from "./history";
import type { ScheduleConfig, ScheduleState } from "./schedules/schedule";
import type { TrainerCore } from "./trainer-core";

/** What must be the same where a checkpoint is taken and where it is put back: plain JSON, numbers not finite among it. */
export interface CheckpointConfig {
  readonly network: NetworkConfig;
  /** Options of the trainer; the optimizer's without its learning rate, which may change. */
  readonly trainer: Readonly<Record<string, unknown>> & { readonly schedule: ScheduleConfig | null };
}

/** How far training is: counters, which with the seed are the state of all random numbers, and what was measured. */
export interface Progress {
  readonly steps: number;
  readonly passes: number;
  readonly learningRate: number;
  readonly gradientNorm: number;
  readonly schedule: ScheduleState;
  readonly records: readonly EpochRecord[];
  readonly best?: Omit<BestSoFar, "state">;
  /** How many the average of the parameters is of. */
  readonly averaged?: number;
}

/** Everything from which training goes on to the bit. */
export interface Checkpoint {
  readonly config: CheckpointConfig;
  readonly progress: Progress;
  /** Parameters and running statistics. */
  readonly state: StateDict;
  /** The optimizer's moments by name, and what followers keep, in the layout of the parameters. */
  readonly moments: Readonly<Record<string, StateDict>>;
  /** Parameters and running statistics of the best epoch, in a fit with early stopping. */
  readonly best?: StateDict;
}

/** Copies everything out of a trainer. */
export function takeCheckpoint(core: TrainerCore): Checkpoint {
  const { stack, stepper, settings, best } = core;
  const { steps, passes, gradientNorm, memories } = stepper;
  const { learningRate } = settings.optimizer;
  const names = settings.optimizer.moments;
  const progress = {
    ...{ steps, passes, learningRate, gradientNorm, schedule: core.scheduleState, records: core.records },
    ...(memories.length > 0 && { averaged: memories[0].count }),
  };
  return {
    config: checkpointConfig(core),
    progress: best ? { ...progress, best: { epoch: best.epoch, value: best.value, wait: best.wait } } : progress,
    state: readStateDict(stack),
    moments: {
      ...Object.fromEntries(names.map((name, i) => [name, readBlock(stack, stepper.moments[i])])),
      ...Object.fromEntries(memories.map(({ name, block }) => [name, readBlock(stack, block)])),
    },
    best: best?.state,
  };
}

/**
 * Puts a checkpoint into a trainer.
 *
 * @param who - What the checkpoint is called in messages.
 * @throws RangeError where network or options differ or a tensor does not fit; nothing has changed then.
 */
export function putCheckpoint(who: string, core: TrainerCore, checkpoint: Checkpoint): void {
  const { stack, stepper, settings } = core;
  const { progress, state, moments, best } = checkpoint;
  const { optimizer } = settings;
  const { memories } = stepper;
  assertSameConfig(who, checkpoint.config, checkpointConfig(core));
  checkStateDict(who, stack, state);
  if (best) checkStateDict(`${who}: best`, stack, best);
  for (const name of optimizer.moments) {
    checkBlock(`${who}: optimizer.${name}`, stack, moments[name] ?? {}, optimizer.squares.includes(name));
  }
  for (const { name } of memories) checkBlock(`${who}: optimizer.${name}`, stack, moments[name] ?? {}, false);
  writeStateDict(who, stack, state);
  optimizer.moments.forEach((name, i) => {
    writeBlock(stack, stepper.moments[i], moments[name]);
  });
  for (const memory of memories) {
    writeBlock(stack, memory.block, moments[memory.name]);
    memory.count = progress.averaged ?? 0;
    memory.settle();
  }
  optimizer.learningRate = progress.learningRate;
  stepper.forgetGradients();
  Object.assign(stepper, { steps: progress.steps, passes: progress.passes, gradientNorm: progress.gradientNorm });
  core.scheduleState = progress.schedule;
  core.records = progress.records.reduce<EpochRecord[]>(keepRecord, []);
  core.best = best && progress.best && { ...progress.best, state: best };
}

/** What must be the same where a checkpoint of the trainer is put back. */
export function checkpointConfig({ network, settings }: TrainerCore): CheckpointConfig {
  const { loss, optimizer, schedule, ...rest } = settings;
  return {
    network: network.config,
    trainer: {
      loss: loss.config ?? loss.name,
      optimizer: { ...optimizer.config, learningRate: undefined },
      schedule: schedule?.config ?? null,
      ...rest,
      classWeights: rest.classWeights ?? null,
    },
  };
}

/** @throws RangeError for the first difference. */
function assertSameConfig(who: string, theirs: CheckpointConfig, ours: CheckpointConfig): void {
  const { layers, ...settings } = ours.network;
  const count = Math.max(layers.length, theirs.network.layers.length);
  for (let i = 0; i < count; i++) assertSame(who, `layer ${i} is`, theirs.network.layers[i], layers[i]);
  for (const [name, value] of Object.entries(settings)) {
    assertSame(who, `the network's ${name} is`, theirs.network[name as "seed"], value);
  }
  for (const [name, value] of Object.entries(ours.trainer)) {
    assertSame(who, `the trainer's ${name} is`, theirs.trainer[name], value);
  }
}

function assertSame(who: string, what: string, theirs: unknown, ours: unknown): void {
  const [before, now] = [theirs, ours].map((value) => JSON.stringify(value, shownNumber) ?? "missing");
  if (before === now) return;
  const difference = `${what} ${shorten(before)} in the checkpoint and ${shorten(now)} here`;
  throw rangeError(who, difference, "make network and trainer as they were");
}

/** JSON has no infinity, which stands for no clipping. */
function shownNumber(_key: string, value: unknown): unknown {
  return value === Infinity ? "none" : value;
}
