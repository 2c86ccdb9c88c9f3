import { plainCopy } from "../../core/plain-copy";
import { isInstance } from "../../core/kind";
import { show, typeError } from "../../core/check";
import { oneOf, type Check } from "../../core/option-table";
import type { EpochRecord } from "../history";

/** A schedule as plain JSON. */
export interface ScheduleConfig {
  /** Name of the class. */
  readonly type: string;
  readonly [option: string]: number | string | ScheduleConfig;
}

/** What a schedule has learned from the epochs so far, as plain JSON; most schedules learn nothing. */
export type ScheduleState = Readonly<Record<string, number>>;

/** What a schedule counts: completed epochs of `fit`, or updates. */
export type ScheduleUnit = "epoch" | "step";

/** The check of a `unit`. */
export const unitOf = /* @__PURE__ */ oneOf<ScheduleUnit>("epoch", "step");

/** What has passed, in a schedule's unit. */
export function timeOf(unit: ScheduleUnit, steps: number, epochs: number): number {
  return unit === "step" ? steps : epochs;
}

/**
 * A rule for the learning rate of each update. It holds settings only; what it learns from
 * epochs belongs to the trainer, so one schedule may serve several trainers. The optimizer's own
 * learning rate is what it begins from, its *base*.
 */
export abstract class Schedule {
  readonly #config: ScheduleConfig;

  /** @param config - The settings, all of them. */
  protected constructor(config: ScheduleConfig) {
    this.#config = config;
  }

  /** The settings, all of them; a copy. */
  get config(): ScheduleConfig {
    return plainCopy(this.#config);
  }

  /** Name of the class. */
  get type(): string {
    return this.#config.type;
  }

  /**
   * Learning rate of the next update.
   *
   * @param base - The optimizer's learning rate.
   * @param steps - Updates made before.
   * @param epochs - Epochs completed before.
   * @param state - What `afterEpoch` gave last; at first `{}`.
   */
  abstract rate(base: number, steps: number, epochs: number, state: ScheduleState): number;

  /** What it remembers after an epoch. */
  afterEpoch(_base: number, state: ScheduleState, _epoch: EpochRecord): ScheduleState {
    return state;
  }
}

/** The check of an option that is a schedule. */
export const scheduleOf: Check<Schedule> = (who, name, value) => {
  if (isInstance(value, Schedule)) return;
  throw typeError(who, `${name} is ${show(value)}`, "pass a schedule such as new CosineSchedule({ length: 100 })");
};
