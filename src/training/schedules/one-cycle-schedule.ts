import { assertInteger, assertOptions, assertPositive, rangeError } from "../../core/check";
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
    const who = "OneCycleSchedule";
    assertOptions(who, options, ["totalSteps", "riseShare", "startDivisor", "endDivisor"]);
    const { totalSteps, riseShare = 0.3, startDivisor = 25, endDivisor = 1e4 } = options;
    assertInteger(who, "totalSteps", totalSteps, 2);
    for (const [name, value] of Object.entries({ riseShare, startDivisor, endDivisor })) {
      assertPositive(who, name, value);
    }
    if (riseShare >= 1) throw rangeError(who, `riseShare is ${riseShare}`, "pass a number above 0 and below 1");
    if (Math.min(startDivisor, endDivisor) < 1) {
      throw rangeError(who, `the divisors are ${startDivisor} and ${endDivisor}`, "pass numbers of 1 or more");
    }
    super({ type: who, totalSteps, riseShare, startDivisor, endDivisor });
    this.#settings = { totalSteps, riseShare, startDivisor, endDivisor };
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
