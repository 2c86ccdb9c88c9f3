import { assertPositive } from "../../core/check";
import { integerPower } from "../../core/integer-power";
import { defineOptions, REQUIRED, type RowsFor } from "../../core/option-table";
import { Schedule, timeOf, unitOf, type ScheduleUnit } from "./schedule";

/** Options of `ExponentialSchedule`. */
export interface ExponentialScheduleOptions {
  /** What the rate is multiplied by after each epoch or step, above 0. */
  readonly factor: number;
  /** Default `"epoch"`. */
  readonly unit?: ScheduleUnit;
}

const WHO = "ExponentialSchedule";

const OPTIONS = /* @__PURE__ */ defineOptions({
  factor: [assertPositive, REQUIRED],
  unit: [unitOf, "epoch"],
} satisfies RowsFor<ExponentialScheduleOptions>);

/** `base * factor^t` after `t` epochs or steps. PyTorch's `ExponentialLR`. */
export class ExponentialSchedule extends Schedule {
  readonly #settings: Required<ExponentialScheduleOptions>;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: ExponentialScheduleOptions) {
    const settings = OPTIONS.complete(WHO, options);
    super({ type: WHO, ...settings });
    this.#settings = settings;
  }

  override rate(base: number, steps: number, epochs: number): number {
    const { factor, unit } = this.#settings;
    return base * integerPower(factor, timeOf(unit, steps, epochs));
  }
}
