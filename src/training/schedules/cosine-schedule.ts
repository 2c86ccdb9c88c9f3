import { assertInteger, assertNonNegative, assertOptions } from "../../core/check";
import { halfCosine } from "./half-cosine";
import { assertUnit, Schedule, type ScheduleUnit } from "./schedule";

/** Options of `CosineSchedule`. */
export interface CosineScheduleOptions {
  /** Epochs or steps until the lowest rate, 1 or more. */
  readonly length: number;
  /** The lowest rate, 0 or more. Default 0. */
  readonly minRate?: number;
  /** Default `"epoch"`. */
  readonly unit?: ScheduleUnit;
}

/**
 * Half a cosine wave from `base` down: `minRate + (base - minRate) (1 + cos(pi t / length)) / 2` after `t`
 * epochs or steps, and `minRate` from `length` on. PyTorch's `CosineAnnealingLR` up to there.
 * Source: Loshchilov and Hutter (2017), "SGDR", equation 5, without restarts.
 */
export class CosineSchedule extends Schedule {
  readonly #settings: Required<CosineScheduleOptions>;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: CosineScheduleOptions) {
    const who = "CosineSchedule";
    assertOptions(who, options, ["length", "minRate", "unit"]);
    const { length, minRate = 0, unit = "epoch" } = options;
    assertInteger(who, "length", length, 1);
    assertNonNegative(who, "minRate", minRate);
    assertUnit(who, unit);
    super({ type: who, length, minRate, unit });
    this.#settings = { length, minRate, unit };
  }

  override rate(base: number, steps: number, epochs: number): number {
    const { length, minRate, unit } = this.#settings;
    return halfCosine(base, minRate, (unit === "step" ? steps : epochs) / length);
  }
}
