import { assertNonNegative, rangeError } from "../../core/check";
import { defineOptions, integer, REQUIRED, type Check, type RowsFor } from "../../core/option-table";
import type { EpochRecord } from "../history";
import { ConstantSchedule } from "./constant-schedule";
import { Schedule, scheduleOf, timeOf, unitOf, type ScheduleState, type ScheduleUnit } from "./schedule";

/** Options of `WarmUpSchedule`. */
export interface WarmUpScheduleOptions {
  /** Steps or epochs of the warm-up, 1 or more. */
  readonly length: number;
  /** What the first rate is of the full one, from 0 to 1. Default 1 / 3; with 0 the first update changes nothing. */
  readonly startFactor?: number;
  /** Default `"step"`. */
  readonly unit?: ScheduleUnit;
  /** What comes after. Default `new ConstantSchedule()`. */
  readonly then?: Schedule;
}

/** A number from 0 to 1. */
const startFactorOf: Check<number> = (who, name, value) => {
  assertNonNegative(who, name, value);
  if (value > 1) throw rangeError(who, `${name} is ${value}`, "pass a number from 0 to 1");
};

const WHO = "WarmUpSchedule";

const OPTIONS = /* @__PURE__ */ defineOptions({
  length: [integer(1), REQUIRED],
  startFactor: [startFactorOf, 1 / 3],
  unit: [unitOf, "step"],
  then: [scheduleOf],
} satisfies RowsFor<WarmUpScheduleOptions>);

/**
 * A straight line from `startFactor` times the full rate up to it, then another schedule:
 * after `t < length` steps or epochs the rate is `startFactor + (1 - startFactor) t / length` times
 * the first of `then`, which counts the warm-up's unit from the end of the warm-up.
 * PyTorch's `LinearLR`, followed by another in `SequentialLR`.
 * Source: Goyal et al. (2017), "Accurate, Large Minibatch SGD", section 2.2.
 *
 * @example
 * ```ts
 * new WarmUpSchedule({ length: 500, then: new CosineSchedule({ length: 9500, unit: "step" }) });
 * ```
 */
export class WarmUpSchedule extends Schedule {
  readonly #settings: Required<WarmUpScheduleOptions>;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: WarmUpScheduleOptions) {
    const { then = new ConstantSchedule(), ...rest } = OPTIONS.complete(WHO, options);
    super({ type: WHO, ...rest, then: then.config });
    this.#settings = { ...rest, then };
  }

  override rate(base: number, steps: number, epochs: number, state: ScheduleState): number {
    const { length, startFactor, unit, then } = this.#settings;
    const after = (count: number) => Math.max(0, count - length);
    const count = timeOf(unit, steps, epochs);
    const factor = count < length ? startFactor + ((1 - startFactor) * count) / length : 1;
    return unit === "step"
      ? factor * then.rate(base, after(steps), epochs, state)
      : factor * then.rate(base, steps, after(epochs), state);
  }

  override afterEpoch(base: number, state: ScheduleState, epoch: EpochRecord): ScheduleState {
    return this.#settings.then.afterEpoch(base, state, epoch);
  }
}
