import { assertInteger, assertOptions, assertPositive } from "../../core/check";
import { integerPower } from "../../core/integer-power";
import { assertUnit, Schedule, type ScheduleUnit } from "./schedule";

/** Options of `StepSchedule`. */
export interface StepScheduleOptions {
  /** Epochs or steps at one rate, 1 or more. */
  readonly size: number;
  /** What the rate is multiplied by at the end of each, above 0. Default 0.1. */
  readonly factor?: number;
  /** Default `"epoch"`. */
  readonly unit?: ScheduleUnit;
}

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
    const who = "StepSchedule";
    assertOptions(who, options, ["size", "factor", "unit"]);
    const { size, factor = 0.1, unit = "epoch" } = options;
    assertInteger(who, "size", size, 1);
    assertPositive(who, "factor", factor);
    assertUnit(who, unit);
    super({ type: who, size, factor, unit });
    this.#settings = { size, factor, unit };
  }

  override rate(base: number, steps: number, epochs: number): number {
    const { size, factor, unit } = this.#settings;
    return base * integerPower(factor, Math.floor((unit === "step" ? steps : epochs) / size));
  }
}
