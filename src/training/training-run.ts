import { now } from "../core/clock";
import { isThenable } from "../core/thenable";
import { writeStateDict } from "../network/partial-state";
import { weightOf, type Batch } from "./batch";
import { DatasetBatches, type BatchSource } from "./batch-source";
import type { Dataset } from "../data/dataset";
import { EpochTotals, type Evaluation } from "./epoch-totals";
import { firstOf, Slices } from "./event-loop";
import type { FitSettings } from "./fit-options";
import { createHistory, record, type EpochRecord } from "./history";
import { OutputLog } from "./output-log";
import type { StagedDataset } from "./staged-dataset";
import { isBatchStream, type BatchStream } from "./batch-stream";
import { StreamedBatches } from "./streamed-batches";
import type { TrainerCore } from "./trainer-core";
import type { TensorScope } from "../wasm/tensor-scope";

/** What an epoch learned, and at which rate last. */
interface Trained extends Evaluation {
  readonly learningRate: number;
}

/** What ended training, whatever was thrown. */
interface Failure {
  readonly error: unknown;
}

/** One `fit`: its data in memory, its epochs, its end. */
export class TrainingRun {
  readonly history = createHistory();
  /** Memory that the run gives back. */
  readonly #scope: TensorScope;
  readonly #slices: Slices;
  readonly #log: OutputLog | undefined;
  /** Whether data and options were found valid and training has begun. */
  #hasBegun = false;

  constructor(
    private readonly core: TrainerCore,
    private readonly data: Dataset | BatchStream,
    private readonly settings: FitSettings,
  ) {
    const { metrics, signal, who } = settings;
    this.#scope = core.scope.createChild();
    this.#slices = new Slices(signal);
    this.#log = metrics && new OutputLog(who, metrics, core.stack.fanOut, core.targetColumns);
  }

  /** Trains; each epoch is given as it is done. A caller that stops asking must `return` the generator. */
  async *epochs(): AsyncGenerator<EpochRecord, void, undefined> {
    const { core, settings } = this;
    const { stopping, callbacks, signal, who } = settings;
    core.stack.isFitting = true;
    this.#scope.hold();
    let source: BatchSource | undefined;
    let validation: StagedDataset | StreamedBatches | undefined;
    let failure: Failure | undefined;
    try {
      signal?.throwIfAborted();
      source = this.#open();
      validation = settings.validation && this.#openValidation(settings.validation);
      for (const { onTrainBegin } of callbacks) await this.#heard(onTrainBegin?.());
      core.assertAlive(who);
      this.#hasBegun = true;
      if (stopping === undefined) core.best = undefined;
      for (let e = 0; e < settings.epochs && stopping?.isOver(core.best) !== true; e++) {
        const epoch = await this.#epoch(source, validation);
        this.#scope.release();
        try {
          yield epoch;
        } finally {
          this.#scope.hold();
        }
        core.assertAlive(who);
        signal?.throwIfAborted();
      }
    } catch (error) {
      failure = { error };
    } finally {
      await this.#end([source, validation instanceof StreamedBatches ? validation : undefined], failure);
    }
  }

  #open(): BatchSource {
    const { core, data, settings } = this;
    const { who } = settings;
    if (isBatchStream(data)) return new StreamedBatches(who, core, this.#scope, data, settings.signal);
    const staged = core.stage(who, data, this.#scope);
    return new DatasetBatches(who, core.stepper.pass, this.#scope, staged, settings);
  }

  #openValidation(data: Dataset | BatchStream): StagedDataset | StreamedBatches {
    const { core, settings } = this;
    const who = `${settings.who}: validation`;
    if (isBatchStream(data)) return new StreamedBatches(who, core, this.#scope, data, settings.signal, false);
    return core.stage(who, data, this.#scope);
  }

  /** Loss and accuracy on the validation data. */
  async #validate(data: StagedDataset | StreamedBatches): Promise<Evaluation> {
    const { core } = this;
    if (!(data instanceof StreamedBatches)) return core.evaluate(data, this.#log);
    const totals = new EpochTotals(core.settings.reduction, undefined);
    data.start(core.epochs + 1);
    for (let batch = await data.next(); batch !== undefined; batch = await data.next()) {
      core.evaluateBatch(batch, data.counting, totals, this.#log);
      if (this.#slices.isOver) await this.#giveWay();
    }
    return totals.evaluation;
  }

  async #epoch(source: BatchSource, validation: StagedDataset | StreamedBatches | undefined): Promise<EpochRecord> {
    const { core, settings } = this;
    const start = now();
    const trained = await this.#train(source).finally(() => {
      core.stepper.end(0);
    });
    const metrics = this.#log?.evaluate();
    const tested = validation && (await this.#validate(validation));
    const validationMetrics = validation && this.#log?.evaluate();
    core.assertAlive(settings.who);
    const epoch: EpochRecord = Object.freeze({
      epoch: core.epochs + 1,
      ...trained,
      ...(tested && { validationLoss: tested.loss }),
      ...(tested?.accuracy !== undefined && { validationAccuracy: tested.accuracy }),
      ...(metrics && { metrics }),
      ...(validationMetrics && { validationMetrics }),
      durationMs: now() - start,
    });
    core.endEpoch(epoch);
    record(this.history, epoch);
    core.best = settings.stopping?.next(core.best, epoch, () => core.network.stateDict());
    core.stack.isWithinEpoch = false;
    for (const { onEpoch } of settings.callbacks) await this.#heard(onEpoch?.(epoch));
    return epoch;
  }

  async #train(source: BatchSource): Promise<Trained> {
    const { core } = this;
    const { stepper } = core;
    const totals = new EpochTotals(core.settings.reduction, source.weight);
    const isHeard = this.settings.callbacks.some(({ onStep }) => onStep !== undefined);
    core.stack.isWithinEpoch = true;
    stepper.epoch = core.epochs + 1;
    stepper.forgetGradients();
    stepper.begin();
    source.start(stepper.epoch);
    let { learningRate } = core;
    for (let count = 1; ; count++) {
      const next = source.next();
      const batch = next instanceof Promise ? await next : next;
      if (batch === undefined) break;
      ({ learningRate } = core);
      core.assertAlive(this.settings.who);
      const loss = this.#learn(batch, learningRate, count);
      totals.add(loss, weightOf(batch));
      totals.addRows(batch.rows, stepper.pass.countCorrect(batch, source.counting));
      this.#log?.add(stepper.pass.outputs, batch);
      if (isHeard) {
        stepper.end(0);
        const told = this.#tell(loss, learningRate);
        if (told !== undefined) await this.#heard(told);
        core.assertAlive(this.settings.who);
        stepper.begin();
      }
      if (this.#slices.isOver) await this.#giveWay();
    }
    if (stepper.hasGradients) stepper.updateFromSum(learningRate);
    stepper.end(stepper.epoch);
    return { ...totals.evaluation, learningRate };
  }

  /** Learns from the batch of a number in its epoch, from 1; returns its loss. */
  #learn(batch: Batch, learningRate: number, count: number): number {
    const { stepper } = this.core;
    const { accumulate } = this.settings;
    if (accumulate === 1) return stepper.update(batch, learningRate);
    const loss = stepper.accumulate(batch, learningRate);
    if (count % accumulate === 0) stepper.updateFromSum(learningRate);
    return loss;
  }

  /** A promise only if a callback gives one: waiting costs more than a small step. */
  #tell(loss: number, learningRate: number): Promise<unknown> | undefined {
    const { steps: step, gradientNorm, epoch } = this.core.stepper;
    let told: PromiseLike<void>[] | undefined;
    for (const { onStep } of this.settings.callbacks) {
      const open = onStep?.({ epoch, step, loss, learningRate, gradientNorm });
      if (isThenable(open)) (told ??= []).push(open);
    }
    return told && Promise.all(told);
  }

  /** Waits for a callback, but no longer than until an abort. @throws (rejects) its error, or what has ended training. */
  async #heard(answer: unknown): Promise<void> {
    const { signal, who } = this.settings;
    await firstOf(answer, signal, this.#scope);
    this.core.assertAlive(who);
    signal?.throwIfAborted();
  }

  /** Lets other work run. @throws (rejects) when that has ended this one. */
  async #giveWay(): Promise<void> {
    await this.settings.gate?.();
    await this.#slices.next();
  }

  /**
   * Gives memory back and, after early stopping, goes back to the best epoch. A run that never began changes nothing.
   *
   * @throws (rejects) the failure that ended training, else the first one of the end itself.
   */
  async #end(sources: readonly (BatchSource | undefined)[], failure: Failure | undefined): Promise<void> {
    const { core } = this;
    core.stack.isFitting = core.stack.isWithinEpoch = false;
    if (this.#hasBegun && !this.#scope.isDisposed) this.#takeBest();
    this.#scope.dispose();
    this.#scope.release();
    const steps = this.settings.callbacks.map((each) => () => each.onTrainEnd?.(this.history));
    for (const step of [...sources.map((source) => () => source?.close?.()), ...steps]) {
      try {
        await this.#ended(step);
      } catch (error) {
        failure ??= { error };
      }
    }
    if (failure !== undefined) throw failure.error;
  }

  /** Waits for what a step of the end promises, but no longer than until a disposal, or an abort that the step did not find. */
  async #ended(step: () => unknown): Promise<void> {
    const { signal } = this.settings;
    const later = signal?.aborted ? undefined : signal;
    const answer = step();
    if (!isThenable(answer)) return;
    await firstOf(answer, later, this.core.scope);
    later?.throwIfAborted();
  }

  #takeBest(): void {
    const { core } = this;
    const { best } = core;
    if (best === undefined) return;
    writeStateDict("Network.loadStateDict", core.stack, best.state);
    this.history.bestEpoch = best.epoch;
    core.best = undefined;
  }
}
