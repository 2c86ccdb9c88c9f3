import { assertNonNegative, assertOneOf, assertText, rangeError, show, typeError } from "../core/check";
import { defineOptions, integer, oneOf, type RowsFor } from "../core/option-table";
import type { StateDict } from "../network/state-dict";
import type { EpochRecord } from "./history";

/** Options of early stopping. */
export interface EarlyStoppingOptions {
  /** Epochs in a row without improvement after which training stops, 1 or more. Default 10. */
  readonly patience?: number;
  /** By how much a value must be better than the best so far to be an improvement, 0 or more. Default 0. */
  readonly minDelta?: number;
  /**
   * What is watched: `"validationLoss"` (default), `"validationAccuracy"`, `"loss"`, `"accuracy"`, or the name of one of `metrics`
   * that gives a number, on the validation data where there are any.
   */
  readonly monitor?: string;
  /** Whether smaller values are better or larger ones. Losses `"min"`, accuracies `"max"`; a metric needs it said. */
  readonly mode?: "min" | "max";
}

/** What early stopping knows, plain data. */
export interface BestSoFar {
  /** The epoch with the best value; 0 before there is one. */
  readonly epoch: number;
  readonly value: number;
  /** Epochs in a row without improvement. */
  readonly wait: number;
  /** Parameters and running statistics after that epoch. */
  readonly state: StateDict;
}

/** What an epoch's record may have that can be watched. */
const MEASURES = ["loss", "accuracy", "validationLoss", "validationAccuracy"] as const;

const OPTIONS = defineOptions({
  patience: [integer(1), 10],
  minDelta: [assertNonNegative, 0],
  monitor: [assertText, "validationLoss"],
  mode: [oneOf("min", "max")],
} satisfies RowsFor<EarlyStoppingOptions>);

/** A rule that ends training when a value stops getting better. What it finds is kept by the caller. */
export class EarlyStopping {
  readonly #patience: number;
  readonly #minDelta: number;
  readonly #monitor: string;
  /** 1 where smaller is better, else -1. */
  readonly #sign: number;

  /**
   * @param metrics - Names that may be watched beside the losses and accuracies.
   * @throws TypeError, RangeError for options that are not valid.
   */
  constructor(
    private readonly who: string,
    options: EarlyStoppingOptions,
    metrics: readonly string[],
    hasValidation: boolean,
  ) {
    const { patience, minDelta, monitor, mode } = OPTIONS.complete(who, options);
    assertOneOf(who, "monitor", monitor, [...MEASURES, ...metrics]);
    if (monitor.startsWith("validation") && !hasValidation) {
      throw rangeError(
        who,
        `monitor is ${show(monitor)} without validation data`,
        "pass validation, or monitor the loss",
      );
    }
    this.#patience = patience;
    this.#minDelta = minDelta;
    this.#monitor = monitor;
    this.#sign = (mode ?? defaultMode(who, monitor)) === "min" ? 1 : -1;
  }

  /** Whether training ends. */
  isOver(best: BestSoFar | undefined): boolean {
    return best !== undefined && best.wait >= this.#patience;
  }

  /**
   * What is best after an epoch. Any better value is the best, by however little; NaN never is.
   *
   * @param state - Copies parameters and running statistics.
   * @throws TypeError when the monitored value is no number.
   */
  next(best: BestSoFar | undefined, epoch: EpochRecord, state: () => StateDict): BestSoFar {
    const value = this.#sign * this.#valueOf(epoch);
    const before = best === undefined || Number.isNaN(best.value) ? Infinity : this.#sign * best.value;
    const isBetter = best === undefined || value < before;
    const wait = best === undefined || value < before - this.#minDelta ? 0 : best.wait + 1;
    if (!isBetter) return { ...best, wait };
    return { epoch: epoch.epoch, value: this.#sign * value, wait, state: state() };
  }

  #valueOf(epoch: EpochRecord): number {
    const monitor = this.#monitor;
    const metrics = epoch.validationMetrics ?? epoch.metrics;
    const isMeasure = (MEASURES as readonly string[]).includes(monitor);
    const value = isMeasure ? epoch[monitor as (typeof MEASURES)[number]] : metrics?.[monitor];
    if (typeof value === "number") return value;
    throw typeError(
      this.who,
      `${monitor} is ${show(value)} in epoch ${epoch.epoch}`,
      "monitor something that is a number",
    );
  }
}

function defaultMode(who: string, monitor: string): "min" | "max" {
  if (/loss$/i.test(monitor)) return "min";
  if (/^(validationA|a)ccuracy$/.test(monitor)) return "max";
  throw rangeError(who, `mode is missing for the metric ${show(monitor)}`, 'say whether "min" or "max" is better');
}
