import { assertOptions, assertPositive } from "../../core/check";
import { integerPower } from "../../core/integer-power";
import { assertUnit, Schedule, type ScheduleUnit } from "./schedule";

/** Options of `ExponentialSchedule`. */
export interface ExponentialScheduleOptions {
  /** What the rate is multiplied by after each epoch or step, above 0. */
  readonly factor: number;
  /** Default `"epoch"`. */
  readonly unit?: ScheduleUnit;
}

/** `base * factor^t` after `t` epochs or steps. PyTorch's `ExponentialLR`. */
export class ExponentialSchedule extends Schedule {
  readonly #settings: Required<ExponentialScheduleOptions>;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: ExponentialScheduleOptions) {
    const who = "ExponentialSchedule";
    assertOptions(who, options, ["factor", "unit"]);
    const { factor, unit = "epoch" } = options;
    assertPositive(who, "factor", factor);
    assertUnit(who, unit);
    super({ type: who, factor, unit });
    this.#settings = { factor, unit };
  }

  override rate(base: number, steps: number, epochs: number): number {
    const { factor, unit } = this.#settings;
    return base * integerPower(factor, unit === "step" ? steps : epochs);
  }
}
