import { StateError } from "../core/errors";
import type { MatrixLike } from "../core/matrix";
import { plainCopy } from "../core/plain-copy";
import type { Network } from "../network/network";
import { readBlock, type StateDict } from "../network/state-dict";
import type { Optimizer } from "../optimizers/optimizer";
import { forgottenScopes } from "../wasm/tensor-scope";
import { BatchStage } from "./batch-stage";
import { checkDataset, type Dataset } from "../data/dataset";
import type { Evaluation } from "./epoch-totals";
import { completeFitOptions, type FitOptions } from "./fit-options";
import { createHistory, type EpochRecord, type History } from "./history";
import type { Schedule } from "./schedules/schedule";
import { assertNoBatchList, isBatchStream, type BatchStream } from "./batch-stream";
import type { Targets } from "../data/targets";
import { createCore, type TrainerCore } from "./trainer-core";
import type { TrainerOptions } from "./trainer-options";
import { TrainingRun } from "./training-run";

/** The working side of a trainer, for checkpoints. */
export let coreOf: (trainer: Trainer) => TrainerCore;

/**
 * Trains a network: a loss, an optimizer and its moments. Its memory goes with the network's, or before by `dispose`.
 *
 * @example
 * ```ts
 * const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 1e-2 }) });
 * await trainer.fit({ inputs, targets }, { epochs: 20, batchSize: 64 });
 * ```
 */
export class Trainer {
  static {
    coreOf = (trainer) => trainer.#core;
  }

  readonly #core: TrainerCore;
  readonly #stage: BatchStage;

  /** @throws TypeError, RangeError for options that are not valid or do not suit the network. */
  constructor(network: Network, options: TrainerOptions) {
    const core = createCore("Trainer", network, options);
    const { stack, scope, settings } = core;
    this.#core = core;
    this.#stage = new BatchStage(stack, scope, settings.loss);
    forgottenScopes?.register(this, scope, this);
  }

  /** What turns gradients into changes of the parameters. */
  get optimizer(): Optimizer {
    return this.#core.settings.optimizer;
  }

  /** The rule for the learning rate; undefined where it stays that of the optimizer. */
  get schedule(): Schedule | undefined {
    return this.#core.settings.schedule;
  }

  /** Learning rate of the next update: the optimizer's, or what the schedule makes of it. */
  get learningRate(): number {
    return this.#core.learningRate;
  }

  /** L2 norm of the last gradient, before clipping; 0 before the first step. */
  get gradientNorm(): number {
    return this.#core.stepper.gradientNorm;
  }

  /**
   * Gradients of the loss of the last batch, under the names and in the layouts of a state dict; copies. Those that
   * `clipValue` or `l1` change are as these left them; `clipNorm` does not show.
   *
   * @throws StateError before the first step.
   */
  gradients(): StateDict {
    const who = "Trainer.gradients";
    const { stack, stepper } = this.#core;
    this.#core.assertAlive(who);
    if (stepper.passes === 0) throw new StateError(`${who}: no step has been made; call step or fit first.`);
    return readBlock(stack, stack.gradients);
  }

  /** Updates made. */
  get steps(): number {
    return this.#core.stepper.steps;
  }

  /** Epochs that `fit` has completed. */
  get epochCount(): number {
    return this.#core.epochs;
  }

  /**
   * The epochs of the trainer's life, those before a checkpoint too; a copy. All of the first 4096; of longer lives
   * every n-th and the last, n being the smallest power of two that leaves 4096 or fewer.
   */
  get history(): History {
    return createHistory(plainCopy(this.#core.records));
  }

  /**
   * One update from one batch.
   *
   * @param inputs - (batchSize, fanIn).
   * @param targets - One for each sample.
   * @param sampleWeights - How much each sample counts, as in a `Dataset`.
   * @returns The loss before the update.
   * @throws TypeError, RangeError for data of the wrong kind or shape; DivergenceError for a
   *   loss or gradient that is not finite. The network is unchanged then.
   */
  step(inputs: MatrixLike, targets: Targets, sampleWeights?: ArrayLike<number>): number {
    const who = "Trainer.step";
    const core = this.#core;
    const { stack, scope, stepper } = core;
    core.assertIdle(who);
    stack.isFitting = true;
    scope.hold();
    try {
      const samples = core.weigh(who, { inputs, targets, sampleWeights });
      stack.assertTrainingRows(who, samples.rows);
      const batch = this.#stage.stage(who, samples);
      const { learningRate } = core;
      core.assertAlive(who);
      stepper.pass.reserve(samples.rows);
      stepper.epoch = 0;
      stepper.begin();
      return stepper.update(batch, learningRate);
    } finally {
      stepper.end(0);
      scope.release();
      stack.isFitting = false;
    }
  }

  /**
   * Trains for some epochs. The thread stays alive: work is cut into slices of about 10 ms.
   *
   * @param data - A data set, or mini-batches that come one after the other, an iteration an epoch.
   * @returns Loss and accuracy of each epoch.
   * @throws (rejects) TypeError, RangeError for data or options that are not valid, before
   *   anything has changed; DivergenceError; StateError while another `fit` runs; the signal's
   *   reason when aborted. The network then keeps what the finished steps taught it, or with early
   *   stopping what it had after the best epoch.
   */
  async fit(data: Dataset | BatchStream, options: FitOptions = {}): Promise<History> {
    const run = this.#createRun("Trainer.fit", data, options);
    const epochs = run.epochs();
    while (!(await epochs.next()).done);
    return run.history;
  }

  /**
   * The epochs of a `fit` one by one; between them anything may be read or decided. Leaving the
   * loop ends training in order.
   *
   * @example
   * ```ts
   * for await (const { epoch, validationLoss } of trainer.epochs(train, { epochs: 100, validation: test })) {
   *   console.log(epoch, validationLoss);
   *   if (validationLoss! < 0.05) break;
   * }
   * ```
   * @throws (rejects) as `fit`, at the first epoch.
   */
  async *epochs(data: Dataset | BatchStream, options: FitOptions = {}): AsyncGenerator<EpochRecord, void, undefined> {
    yield* this.#createRun("Trainer.epochs", data, options).epochs();
  }

  #createRun(who: string, data: Dataset | BatchStream, options: FitOptions): TrainingRun {
    const core = this.#core;
    const isStream = isBatchStream(data);
    const settings = completeFitOptions(who, options, isStream);
    const { fanIn } = core.stack;
    assertNoBatchList(who, data);
    if (!isStream) checkDataset(who, data, fanIn, core.targetColumns);
    const { validation } = settings;
    if (validation !== undefined && !isBatchStream(validation)) {
      checkDataset(`${who}: validation`, validation, fanIn, core.targetColumns);
    }
    // A getter of the options or data may have begun another fit.
    core.assertIdle(who);
    return new TrainingRun(core, data, settings);
  }

  /**
   * Loss and accuracy in evaluation mode.
   *
   * @throws TypeError, RangeError for data of the wrong kind or shape.
   */
  evaluate(dataset: Dataset): Evaluation {
    const who = "Trainer.evaluate";
    const core = this.#core;
    core.assertAlive(who);
    const scope = core.scope.createChild();
    scope.hold();
    try {
      const data = core.stage(who, dataset, scope);
      core.assertAlive(who);
      return core.evaluate(data);
    } finally {
      scope.dispose();
      scope.release();
    }
  }

  /**
   * Gives the memory of the trainer back; the network stays. Further use throws StateError, a `fit` that is
   * under way rejects with one; a second call does nothing.
   */
  dispose(): void {
    forgottenScopes?.unregister(this);
    this.#core.scope.dispose();
  }

  /** Calls `dispose`, at the end of a block with `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }
}
