import { assertFraction, assertNonNegative } from "../../core/check";
import { defineOptions, integer, oneOf, type RowsFor } from "../../core/option-table";
import type { EpochRecord } from "../history";
import { Schedule, type ScheduleState } from "./schedule";

/** Options of `PlateauSchedule`. */
export interface PlateauScheduleOptions {
  /** What is watched: a loss that should fall, or an accuracy that should rise. Default `"validationLoss"`. */
  readonly monitor?: PlateauMonitor;
  /** What the rate is multiplied by, at least 0 and below 1. Default 0.1. */
  readonly factor?: number;
  /** Epochs in a row that may bring no improvement, 0 or more; the next one lowers the rate. Default 10. */
  readonly patience?: number;
  /** Share of the best value by which a better one must differ, at least 0 and below 1. Default 1e-4. */
  readonly threshold?: number;
  /** Epochs after a lower rate in which none counts as without improvement, 0 or more. Default 0. */
  readonly cooldown?: number;
  /** The lowest rate, 0 or more. Default 0. */
  readonly minRate?: number;
}

/** What `PlateauSchedule` can watch. */
export type PlateauMonitor = "loss" | "accuracy" | "validationLoss" | "validationAccuracy";

/** PyTorch's eps: a rate that would change by less stays as it is. */
const LEAST_CHANGE = 1e-8;

const WHO = "PlateauSchedule";

const OPTIONS = /* @__PURE__ */ defineOptions({
  monitor: [oneOf<PlateauMonitor>("loss", "accuracy", "validationLoss", "validationAccuracy"), "validationLoss"],
  factor: [assertFraction, 0.1],
  patience: [integer(0), 10],
  threshold: [assertFraction, 1e-4],
  cooldown: [integer(0), 0],
  minRate: [assertNonNegative, 0],
} satisfies RowsFor<PlateauScheduleOptions>);

/**
 * Lowers the rate when the monitored value stops getting better: after more than `patience` epochs without
 * improvement the rate is `max(factor * rate, minRate)`. A loss has improved below
 * `best * (1 - threshold)`, an accuracy above `best * (1 + threshold)`. An epoch without the
 * monitored value changes nothing. PyTorch's `ReduceLROnPlateau` with a relative threshold.
 */
export class PlateauSchedule extends Schedule {
  readonly #settings: Required<PlateauScheduleOptions>;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: PlateauScheduleOptions = {}) {
    const settings = OPTIONS.complete(WHO, options);
    super({ type: WHO, ...settings });
    this.#settings = settings;
  }

  override rate(base: number, _steps: number, _epochs: number, { rate = base }: ScheduleState): number {
    return rate;
  }

  override afterEpoch(base: number, state: ScheduleState, epoch: EpochRecord): ScheduleState {
    const { monitor, factor, patience, minRate, cooldown } = this.#settings;
    const value = epoch[monitor];
    if (value === undefined) return state;
    const { rate = base, bad = 0, cooling = 0 } = state;
    const better = state.best === undefined ? Number.isFinite(value) : this.#isBetter(value, state.best);
    const best: ScheduleState = better ? { best: value } : state.best === undefined ? {} : { best: state.best };
    const count = better || cooling > 0 ? 0 : bad + 1;
    if (count <= patience) return { ...best, rate, bad: count, cooling: Math.max(0, cooling - 1) };
    const lower = Math.max(factor * rate, minRate);
    return { ...best, rate: rate - lower > LEAST_CHANGE ? lower : rate, bad: 0, cooling: cooldown };
  }

  #isBetter(value: number, best: number): boolean {
    const { monitor, threshold } = this.#settings;
    return monitor.toLowerCase().endsWith("loss") ? value < best * (1 - threshold) : value > best * (1 + threshold);
  }
}
