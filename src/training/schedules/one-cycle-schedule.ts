import { assertPositive, rangeError } from "../../core/check";
import { defineOptions, integer, openFraction, REQUIRED, type Check, type RowsFor } from "../../core/option-table";
import { halfCosine } from "./half-cosine";
import { Schedule } from "./schedule";

/** Options of `OneCycleSchedule`. */
export interface OneCycleScheduleOptions {
  /** Updates of the whole cycle, 2 or more: epochs times batches an epoch. */
  readonly totalSteps: number;
  /** Share of the steps in which the rate rises, above 0 and below 1. Default 0.3. */
  readonly riseShare?: number;
  /** The first rate is the base divided by this, 1 or more. Default 25. */
  readonly startDivisor?: number;
  /** The last rate is the first divided by this, 1 or more. Default 10,000. */
  readonly endDivisor?: number;
}

/** A finite number of 1 or more. */
const divisorOf: Check<number> = (who, name, value) => {
  assertPositive(who, name, value);
  if (value < 1) throw rangeError(who, `${name} is ${value}`, "pass a number of 1 or more");
};

const WHO = "OneCycleSchedule";

const OPTIONS = /* @__PURE__ */ defineOptions({
  totalSteps: [integer(2), REQUIRED],
  riseShare: [openFraction, 0.3],
  startDivisor: [divisorOf, 25],
  endDivisor: [divisorOf, 1e4],
} satisfies RowsFor<OneCycleScheduleOptions>);

/**
 * One cycle for the whole of training: from `base / startDivisor` up to `base`, which is the highest rate,
 * and down to `base / startDivisor / endDivisor`, each along half a cosine wave; the last rate stays.
 * PyTorch's `OneCycleLR` with `max_lr` the base, cosine annealing, two phases and a momentum that stays.
 * Source: Smith and Topin (2018), "Super-Convergence".
 */
export class OneCycleSchedule extends Schedule {
  readonly #settings: Required<OneCycleScheduleOptions>;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: OneCycleScheduleOptions) {
    const settings = OPTIONS.complete(WHO, options);
    super({ type: WHO, ...settings });
    this.#settings = settings;
  }

  override rate(base: number, steps: number): number {
    const { totalSteps, riseShare, startDivisor, endDivisor } = this.#settings;
    const start = base / startDivisor;
    /** Number of the step with the highest rate; a fraction in general. */
    const peak = riseShare * totalSteps - 1;
    return steps < peak
      ? halfCosine(start, base, steps / peak)
      : halfCosine(base, start / endDivisor, (steps - peak) / (totalSteps - 1 - peak));
  }
}
