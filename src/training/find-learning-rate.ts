import { isInstance } from "../core/kind";
import type { Global } from "../core/global-type";
import { assertPositive, assertSingle, rangeError, show, typeError } from "../core/check";
import { defineOptions, integer, signal as signalOf, type RowsFor, type SettingsOf } from "../core/option-table";
import { DivergenceError } from "../core/errors";
import type { Batch } from "./batch";
import { DatasetBatches } from "./batch-source";
import type { Dataset } from "../data/dataset";
import { Slices } from "./event-loop";
import { coreOf, Trainer } from "./trainer";
import type { TrainerCore } from "./trainer-core";
import { takeSnapshot } from "./trainer-snapshot";

/** Share of the smoothed loss that stays when a new loss comes in. */
const SMOOTHING = 0.9;
/** The test ends when the smoothed loss is this many times its best. */
const END = 4;

/** Options of `findLearningRate`. */
export interface LearningRateOptions {
  /** First rate, above 0. Default 1e-6. */
  readonly start?: number;
  /** Last rate, above the first. Default 10. */
  readonly end?: number;
  /** Updates from the first rate to the last, 3 to 2^20. Default 100. */
  readonly steps?: number;
  /** Samples of an update, 1 or more. Default 32. */
  readonly batchSize?: number;
  /** Ends the test. */
  readonly signal?: Global<"AbortSignal">;
}

/** How the loss went while the learning rate rose. */
export interface LearningRateCurve {
  /** Rate of each update, rising by one factor. */
  readonly learningRates: number[];
  /** Loss before each update, smoothed. */
  readonly losses: number[];
  /** The rate at which the loss fell most steeply over the logarithm of the rate; undefined if it never fell. */
  readonly suggestion: number | undefined;
}

/**
 * A learning-rate test: trains with a rate that grows at every update until the loss grows without bound,
 * and puts everything back as it was, to the bit. A schedule of the trainer is not used.
 * The losses are smoothed exponentially by 0.9, corrected for the start.
 * Source: Smith (2017), "Cyclical Learning Rates", section 3.3.
 *
 * @throws (rejects) TypeError, RangeError for data or options that are not valid; StateError while a
 *   `fit` runs; the signal's reason when aborted.
 *
 * @example
 * ```ts
 * const { suggestion = 1e-3 } = await findLearningRate(trainer, train, { batchSize: 64 });
 * trainer.optimizer.learningRate = suggestion;
 * ```
 */
export async function findLearningRate(
  trainer: Trainer,
  dataset: Dataset,
  options: LearningRateOptions = {},
): Promise<LearningRateCurve> {
  const who = "findLearningRate";
  if (!isInstance(trainer, Trainer)) throw typeError(who, `trainer is ${show(trainer)}`, "pass a Trainer");
  const core = coreOf(trainer);
  core.assertIdle(who);
  const settings = completeOptions(who, options);
  const curve: LossCurve = { learningRates: [], losses: [] };
  const scope = core.scope.createChild();
  const restore = takeSnapshot(core);
  core.stack.isFitting = core.stack.isWithinEpoch = true;
  scope.hold();
  try {
    settings.signal?.throwIfAborted();
    core.stepper.begin();
    const order = { batchSize: settings.batchSize, shuffle: true, dropLast: false };
    const batches = new DatasetBatches(who, core.stepper.pass, scope, core.stage(who, dataset, scope), order);
    await raiseRate(who, core, endlessly(batches), settings, curve);
  } catch (error) {
    // The end of the test, where the rate is too large by far.
    if (!(error instanceof DivergenceError)) throw error;
  } finally {
    core.stack.isFitting = core.stack.isWithinEpoch = false;
    if (!scope.isDisposed) {
      core.stepper.end(0);
      restore();
    }
    scope.dispose();
    scope.release();
  }
  return { ...curve, suggestion: steepest(curve) };
}

type LossCurve = Omit<LearningRateCurve, "suggestion">;
const OPTIONS = defineOptions({
  start: [assertPositive, 1e-6],
  end: [assertPositive, 10],
  steps: [integer(3, 2 ** 20), 100],
  batchSize: [integer(1), 32],
  signal: [signalOf],
} satisfies RowsFor<LearningRateOptions>);

type Settings = SettingsOf<typeof OPTIONS.rows>;

function completeOptions(who: string, options: LearningRateOptions): Settings {
  const settings = OPTIONS.complete(who, options);
  const { start, end } = settings;
  assertSingle(who, "start", start);
  assertSingle(who, "end", end);
  if (end <= start) throw rangeError(who, `end is ${end} and start ${start}`, "pass an end above the start");
  return settings;
}

/** Batch after batch, epoch after epoch. */
function* endlessly(batches: DatasetBatches): Generator<Batch, never, undefined> {
  for (let epoch = 0; ; epoch++) {
    batches.start(epoch);
    for (let batch = batches.next(); batch !== undefined; batch = batches.next()) yield batch;
  }
}

/** Fills the curve. */
async function raiseRate(
  who: string,
  core: TrainerCore,
  batches: Generator<Batch, never, undefined>,
  { start, end, steps, signal }: Settings,
  { learningRates, losses }: LossCurve,
): Promise<void> {
  const slices = new Slices(signal);
  let mean = 0;
  let best = Infinity;
  for (let i = 0; i < steps; i++) {
    const rate = start * (end / start) ** (i / (steps - 1));
    const batch = batches.next().value;
    core.assertAlive(who);
    mean = SMOOTHING * mean + (1 - SMOOTHING) * core.stepper.update(batch, rate);
    const loss = mean / (1 - SMOOTHING ** (i + 1));
    if (loss > END * best) return;
    best = Math.min(best, loss);
    learningRates.push(rate);
    losses.push(loss);
    if (slices.isOver) await slices.next();
  }
}

/** The rate around which the loss fell most; the rates are equally far apart in their logarithms. */
function steepest({ learningRates, losses }: LossCurve): number | undefined {
  let fall = 0;
  let rate: number | undefined;
  for (let i = 1; i + 1 < losses.length; i++) {
    if (losses[i - 1] - losses[i + 1] <= fall) continue;
    fall = losses[i - 1] - losses[i + 1];
    rate = learningRates[i];
  }
  return rate;
}
