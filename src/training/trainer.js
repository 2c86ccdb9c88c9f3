import { assertOneOf, assertOptions, assertPositive, show, typeError } from "../core/check";
import { StateError } from "../core/errors";
import { createLoss } from "../losses/create-loss";
import { checkInputs, Network, stackOf, stageInputs } from "../network/network";
import { Adam } from "../optimizers/adam";
import { Optimizer } from "../optimizers/optimizer";
import { RandomUse, seedHigh, seedLow, streamUse } from "../wasm/random";
import { forgottenScopes } from "../wasm/tensor-scope";
import { Slices } from "./event-loop";
import { completeFitOptions, smallestBatch } from "./fit-options";
import { createHistory, record } from "./history";
import { assertDataset, GatheredBatch, StagedDataset } from "./staged-dataset";
import { Stepper } from "./stepper";
import { areClasses, checkTargets, targetColumns, writeTargets } from "./targets";
const REDUCTIONS = ["mean", "sum"];
/** Rows that are evaluated at a time; part of what fixes the last bits of a loss. */
const EVALUATION_ROWS = 256;
/**
 * Trains a network: a loss, an optimizer and its moments. Its memory goes with the network's.
 *
 * @example
 * ```ts
 * const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 1e-2 }) });
 * await trainer.fit({ inputs, targets }, { epochs: 20, batchSize: 64 });
 * ```
 */
export class Trainer {
  network;
  #scope;
  #stepper;
  #batch;
  #batchRows = 0;
  #epochs = 0;
  /** @throws TypeError, RangeError for options that are not valid or do not suit the network. */
  constructor(network, options) {
    this.network = network;
    if (!(network instanceof Network)) throw typeError("Trainer", `network is ${show(network)}`, "pass a Network");
    const stack = stackOf(network, "Trainer");
    assertOptions("Trainer", options, ["loss", "optimizer", "clipNorm", "reduction"]);
    const { optimizer = new Adam(), clipNorm, reduction = "mean" } = options;
    const loss = createLoss(options.loss, stack.layers[stack.layers.length - 1], stack.fanOut);
    if (!(optimizer instanceof Optimizer)) {
      throw typeError("Trainer", `optimizer is ${show(optimizer)}`, "pass an optimizer such as new Adam()");
    }
    if (clipNorm !== undefined) assertPositive("Trainer", "clipNorm", clipNorm);
    assertOneOf("Trainer", "reduction", reduction, REDUCTIONS);
    this.#scope = stack.scope.createChild();
    try {
      this.#stepper = new Stepper(stack, this.#scope, loss, optimizer, clipNorm ?? Infinity, reduction);
    } catch (error) {
      this.#scope.dispose();
      throw error;
    }
    forgottenScopes.register(this, this.#scope);
  }
  get optimizer() {
    return this.#stepper.optimizer;
  }
  /** L2 norm of the last gradient, before clipping; 0 before the first step. */
  get gradientNorm() {
    return this.#stepper.gradientNorm;
  }
  /** Updates made. */
  get steps() {
    return this.#stepper.steps;
  }
  /** Epochs that `fit` has completed. */
  get epochs() {
    return this.#epochs;
  }
  /**
   * One update from one batch.
   *
   * @param inputs - (batchSize, fanIn).
   * @param targets - One for each sample.
   * @returns The loss before the update.
   * @throws TypeError, RangeError for data of the wrong kind or shape; DivergenceError for a
   *   loss or gradient that is not finite. The network is unchanged then.
   */
  step(inputs, targets) {
    const who = "Trainer.step";
    const stack = stackOf(this.network, who);
    assertIdle(who, stack);
    const rows = checkInputs(who, "inputs", inputs, stack.fanIn);
    checkTargets(who, targets, rows, stack.fanOut);
    stack.assertTrainingRows(who, rows);
    const batch = this.#stage(who, inputs, targets, rows);
    this.#stepper.epoch = 0;
    return this.#stepper.update(batch);
  }
  /** Copies a batch into wasm memory. */
  #stage(who, inputs, targets, rows) {
    const { stack, loss } = this.#stepper;
    this.#stepper.reserve(rows);
    stageInputs(who, "inputs", stack, inputs, rows);
    const classes = areClasses(targets, loss);
    let batch = this.#batch;
    if (batch === undefined || rows > this.#batchRows || batch.classes !== classes || batch.inputs !== stack.inputs) {
      if (batch !== undefined) this.#scope.free(batch.targets);
      this.#batch = undefined;
      const capacity = Math.max(rows, this.#batchRows);
      const length = capacity * targetColumns(targets, loss, stack.fanOut);
      batch = new GatheredBatch(stack.inputs, this.#scope.allocate(length), classes);
      this.#batch = batch;
      this.#batchRows = capacity;
    }
    writeTargets(who, targets, loss, rows, stack.fanOut, batch.targets);
    batch.rows = rows;
    return batch;
  }
  /**
   * Trains for some epochs. The thread stays alive: work is cut into slices of about 10 ms.
   *
   * @returns Loss and accuracy of each epoch.
   * @throws (rejects) TypeError, RangeError for data or options that are not valid, before
   *   anything has changed; DivergenceError; StateError while another `fit` runs; the signal's
   *   reason when aborted. The network then keeps what the finished steps taught it.
   */
  async fit(dataset, options = {}) {
    const who = "Trainer.fit";
    const stack = stackOf(this.network, who);
    assertIdle(who, stack);
    const settings = completeFitOptions(who, options);
    this.#checkDataset(who, dataset);
    if (settings.validation !== undefined) this.#checkDataset(`${who}: validation`, settings.validation);
    const scope = this.#scope.createChild();
    stack.isFitting = true;
    try {
      settings.signal?.throwIfAborted();
      const data = new StagedDataset(who, stack, scope, dataset, this.#stepper.loss);
      const validation =
        settings.validation &&
        new StagedDataset(`${who}: validation`, stack, scope, settings.validation, this.#stepper.loss);
      stack.assertTrainingRows(who, smallestBatch(who, data.rows, settings));
      return await this.#run(data, validation, scope, settings);
    } finally {
      stack.isFitting = false;
      scope.dispose();
    }
  }
  /**
   * Loss and accuracy in evaluation mode.
   *
   * @throws TypeError, RangeError for data of the wrong kind or shape.
   */
  evaluate(dataset) {
    const who = "Trainer.evaluate";
    const stack = stackOf(this.network, who);
    this.#checkDataset(who, dataset);
    const scope = this.#scope.createChild();
    try {
      return this.#evaluate(new StagedDataset(who, stack, scope, dataset, this.#stepper.loss));
    } finally {
      scope.dispose();
    }
  }
  async #run(data, validation, scope, settings) {
    const { epochs, batchSize, signal, onEpoch } = settings;
    const capacity = Math.min(batchSize, data.rows);
    this.#stepper.reserve(
      validation === undefined ? capacity : Math.max(capacity, Math.min(EVALUATION_ROWS, validation.rows)),
    );
    const batch = data.createBatch(scope, capacity);
    const order = scope.allocate(data.rows);
    order.integers.forEach((_, i, indices) => (indices[i] = i));
    const history = createHistory();
    const slices = new Slices(signal);
    for (let e = 0; e < epochs; e++) {
      stackOf(this.network, "Trainer.fit");
      const start = performance.now();
      const training = await this.#trainEpoch(data, batch, order, settings, slices);
      const tested = validation && this.#evaluate(validation);
      const epoch = {
        epoch: ++this.#epochs,
        ...training,
        validationLoss: tested?.loss,
        validationAccuracy: tested?.accuracy,
        durationMs: performance.now() - start,
      };
      record(history, epoch);
      onEpoch?.(epoch);
      signal?.throwIfAborted();
    }
    return history;
  }
  async #trainEpoch(data, batch, order, settings, slices) {
    const { batchSize, dropLast, shuffle } = settings;
    const { kernels } = order.engine;
    this.#stepper.epoch = this.#epochs + 1;
    if (shuffle) {
      const { seed } = this.network;
      kernels.randomPermutation(
        order.pointer,
        data.rows,
        seedLow(seed),
        seedHigh(seed),
        streamUse(RandomUse.shuffle),
        this.#stepper.epoch,
      );
    }
    let loss = 0;
    let correct = 0;
    const end = dropLast ? data.rows - (data.rows % batchSize) : data.rows;
    for (let first = 0; first < end; first += batchSize) {
      const rows = Math.min(batchSize, end - first);
      data.gather(batch, order, first, rows);
      loss += this.#stepper.share(rows, end) * this.#stepper.update(batch);
      if (data.hasAccuracy) correct += this.#stepper.countCorrect(batch);
      if (slices.isOver) {
        await slices.next();
        stackOf(this.network, "Trainer.fit");
      }
    }
    return data.hasAccuracy ? { loss, accuracy: correct / end } : { loss };
  }
  #evaluate(data) {
    this.#stepper.reserve(Math.min(EVALUATION_ROWS, data.rows));
    let loss = 0;
    let correct = 0;
    for (let first = 0; first < data.rows; first += EVALUATION_ROWS) {
      const batch = data.slice(first, Math.min(EVALUATION_ROWS, data.rows - first));
      loss += this.#stepper.share(batch.rows, data.rows) * this.#stepper.evaluate(batch);
      if (data.hasAccuracy) correct += this.#stepper.countCorrect(batch);
    }
    return data.hasAccuracy ? { loss, accuracy: correct / data.rows } : { loss };
  }
  #checkDataset(who, dataset) {
    assertDataset(who, dataset);
    const rows = checkInputs(who, "inputs", dataset.inputs, this.network.fanIn);
    checkTargets(who, dataset.targets, rows, this.network.fanOut);
  }
}
function assertIdle(who, stack) {
  if (!stack.isFitting) return;
  throw new StateError(`${who}: the network is being fitted; await the running fit or abort it first.`);
}
