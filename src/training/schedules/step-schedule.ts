import { assertPositive } from "../../core/check";
import { integerPower } from "../../core/integer-power";
import { defineOptions, integer, REQUIRED, type RowsFor } from "../../core/option-table";
import { Schedule, timeOf, unitOf, type ScheduleUnit } from "./schedule";

/** Options of `StepSchedule`. */
export interface StepScheduleOptions {
  /** Epochs or steps at one rate, 1 or more. */
  readonly size: number;
  /** What the rate is multiplied by at the end of each, above 0. Default 0.1. */
  readonly factor?: number;
  /** Default `"epoch"`. */
  readonly unit?: ScheduleUnit;
}

const WHO = "StepSchedule";

const OPTIONS = /* @__PURE__ */ defineOptions({
  size: [integer(1), REQUIRED],
  factor: [assertPositive, 0.1],
  unit: [unitOf, "epoch"],
} satisfies RowsFor<StepScheduleOptions>);

/**
 * A staircase: `base * factor^floor(t / size)` after `t` epochs or steps. PyTorch's `StepLR`.
 *
 * @example
 * ```ts
 * new Trainer(network, { loss: "crossEntropy", schedule: new StepSchedule({ size: 30, factor: 0.1 }) });
 * ```
 */
export class StepSchedule extends Schedule {
  readonly #settings: Required<StepScheduleOptions>;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: StepScheduleOptions) {
    const settings = OPTIONS.complete(WHO, options);
    super({ type: WHO, ...settings });
    this.#settings = settings;
  }

  override rate(base: number, steps: number, epochs: number): number {
    const { size, factor, unit } = this.#settings;
    return base * integerPower(factor, Math.floor(timeOf(unit, steps, epochs) / size));
  }
}
