import { rangeError, show } from "../core/check";
import { StateError } from "../core/errors";
import { plainCopy } from "../core/plain-copy";
import { ignoreRejection } from "../core/thenable";
import { stackOf, type Network } from "../network/network";
import type { LayerStack } from "../network/layer-stack";
import type { TensorScope } from "../wasm/tensor-scope";
import { weightOf, type Batch, type Counting } from "./batch";
import { checkDataset, type Dataset } from "../data/dataset";
import type { BestSoFar } from "./early-stopping";
import { EpochTotals, type Evaluation } from "./epoch-totals";
import { keepRecord } from "./epoch-records";
import type { EpochRecord } from "./history";
import type { OutputLog } from "./output-log";
import { weighSamples, type WeighedSamples } from "../data/weigh-samples";
import type { ScheduleState } from "./schedules/schedule";
import { rowColumns } from "./staged-targets";
import { StagedDataset } from "./staged-dataset";
import { Stepper } from "./stepper";
import { completeTrainerOptions, type TrainerOptions, type TrainerSettings } from "./trainer-options";

/** Rows that are evaluated at a time; part of what fixes the last bits of a loss. */
const EVALUATION_ROWS = 256;

/** @throws StateError while a network is being fitted. */
export function assertIdle(who: string, stack: LayerStack): void {
  if (!stack.isFitting) return;
  throw new StateError(`${who}: the network is being fitted; await the running fit or abort it first.`);
}

/** The core of a trainer of a network, with a scope of its own. @throws TypeError, RangeError for options that are not valid. */
export function createCore(who: string, network: Network, options: TrainerOptions): TrainerCore {
  const stack = stackOf(network, who);
  const settings = completeTrainerOptions(options, stack, who);
  const scope = stack.scope.createChild();
  try {
    return new TrainerCore(network, stack, scope, settings);
  } catch (error) {
    scope.dispose();
    throw error;
  }
}

/**
 * The working side of a trainer: its settings and everything that changes while it trains. `Trainer` is its
 * face; runs, checkpoints and the learning-rate finder work on the core itself.
 */
export class TrainerCore {
  readonly stepper: Stepper;
  /** Epochs completed over the trainer's life, as `keepRecord` keeps them. */
  records: EpochRecord[] = [];
  /** What the schedule has learned. */
  scheduleState: ScheduleState = {};
  /** What early stopping has found in the fit under way, or in the one that a checkpoint was taken in. */
  best: BestSoFar | undefined;

  constructor(
    readonly network: Network,
    readonly stack: LayerStack,
    readonly scope: TensorScope,
    readonly settings: TrainerSettings,
  ) {
    this.stepper = new Stepper(stack, scope, settings);
  }

  get epochs(): number {
    return this.records.at(-1)?.epoch ?? 0;
  }

  /** Columns of targets that come as rows. */
  get targetColumns(): number {
    return rowColumns(this.settings.loss, this.stack.fanOut);
  }

  /** Learning rate of the next update. */
  get learningRate(): number {
    const { optimizer, schedule } = this.settings;
    if (schedule === undefined) return optimizer.learningRate;
    const rate = schedule.rate(optimizer.learningRate, this.stepper.steps, this.epochs, this.scheduleState);
    if (typeof rate === "number" && rate >= 0) return rate;
    ignoreRejection(rate);
    throw rangeError("Trainer", `the rate of the schedule is ${show(rate)}`, "give a number of 0 or more");
  }

  endEpoch(record: EpochRecord): void {
    const { optimizer, schedule } = this.settings;
    this.records = keepRecord(this.records, plainCopy(record));
    if (schedule === undefined) return;
    this.scheduleState = schedule.afterEpoch(optimizer.learningRate, this.scheduleState, record);
  }

  /** @throws StateError when the network or the trainer is disposed of. */
  assertAlive(who: string): void {
    stackOf(this.network, who);
    if (!this.scope.isDisposed) return;
    throw new StateError(`${who}: the trainer is disposed of; make a new one or call dispose later.`);
  }

  /** @throws StateError when the network or the trainer is disposed of, or the network being fitted. */
  assertIdle(who: string): void {
    this.assertAlive(who);
    assertIdle(who, this.stack);
  }

  /** The samples of a data set that count, its form checked. @throws TypeError, RangeError */
  weigh(who: string, dataset: Dataset): WeighedSamples {
    const rows = checkDataset(who, dataset, this.stack.fanIn, this.targetColumns);
    return weighSamples(who, dataset, rows, this.settings);
  }

  /** A data set in wasm memory; its form is checked, and its numbers. */
  stage(who: string, dataset: Dataset, scope: TensorScope): StagedDataset {
    return new StagedDataset(who, this.stack, scope, this.weigh(who, dataset), this.settings.loss);
  }

  /** Loss and accuracy in evaluation mode; `log` gets the outputs. */
  evaluate(data: StagedDataset, log?: OutputLog): Evaluation {
    const { pass } = this.stepper;
    pass.reserve(Math.min(EVALUATION_ROWS, data.rows));
    const totals = new EpochTotals(this.settings.reduction, data.weights ? undefined : data.rows);
    for (let first = 0; first < data.rows; first += EVALUATION_ROWS) {
      const batch = data.slice(first, Math.min(EVALUATION_ROWS, data.rows - first));
      this.evaluateBatch(batch, data.counting, totals, log);
    }
    return totals.evaluation;
  }

  /** Adds a batch, for which there is room, to the totals of an evaluation. */
  evaluateBatch(batch: Batch, counting: Counting, totals: EpochTotals, log?: OutputLog): void {
    const { pass } = this.stepper;
    const scale = this.settings.reduction === "mean" ? 1 / pass.termsOf(batch) : 1;
    totals.add(pass.forward(batch, scale, 0), weightOf(batch));
    totals.addRows(batch.rows, pass.countCorrect(batch, counting));
    log?.add(pass.outputs, batch);
  }
}
