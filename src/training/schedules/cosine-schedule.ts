import { assertNonNegative } from "../../core/check";
import { defineOptions, integer, REQUIRED, type RowsFor } from "../../core/option-table";
import { halfCosine } from "./half-cosine";
import { Schedule, timeOf, unitOf, type ScheduleUnit } from "./schedule";

/** Options of `CosineSchedule`. */
export interface CosineScheduleOptions {
  /** Epochs or steps until the lowest rate, 1 or more. */
  readonly length: number;
  /** The lowest rate, 0 or more. Default 0. */
  readonly minRate?: number;
  /** Default `"epoch"`. */
  readonly unit?: ScheduleUnit;
}

const WHO = "CosineSchedule";

const OPTIONS = /* @__PURE__ */ defineOptions({
  length: [integer(1), REQUIRED],
  minRate: [assertNonNegative, 0],
  unit: [unitOf, "epoch"],
} satisfies RowsFor<CosineScheduleOptions>);

/**
 * Half a cosine wave from `base` down: `minRate + (base - minRate) (1 + cos(pi t / length)) / 2` after `t`
 * epochs or steps, and `minRate` from `length` on. PyTorch's `CosineAnnealingLR` up to there.
 * Source: Loshchilov and Hutter (2017), "SGDR", equation 5, without restarts.
 */
export class CosineSchedule extends Schedule {
  readonly #settings: Required<CosineScheduleOptions>;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: CosineScheduleOptions) {
    const settings = OPTIONS.complete(WHO, options);
    super({ type: WHO, ...settings });
    this.#settings = settings;
  }

  override rate(base: number, steps: number, epochs: number): number {
    const { length, minRate, unit } = this.#settings;
    return halfCosine(base, minRate, timeOf(unit, steps, epochs) / length);
  }
}
