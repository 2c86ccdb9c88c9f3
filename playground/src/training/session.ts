import { DivergenceError, Network, type FitOptions, type Trainer, type Matrix, type StateDict } from "wasm-mlp";
import type { Prepared } from "../data/prepare";
import { problemOf, type Problem } from "../problem";
import { START, type Position } from "../settings/address";
import type { Settings } from "../settings/settings";
import { linearIndices, networkConfig } from "./architecture";
import { createTrainer } from "./create-trainer";
import { fingerprintOf } from "./fingerprint";
import { FrameMaker, type Wishes } from "./frame-maker";
import type { LandscapeSource } from "./landscape";
import type { Details, Frame } from "./frame";
import type { Origin, PauseReason, Task } from "./messages";
import { Measurement } from "./measurement";
import type { Pace } from "./pacer";
import { HeldParameters } from "./parameters";
import { confusionOn, movedOf } from "./pictures";
import { isOfDistribution, type Shape } from "./plan";
import { RunHistory } from "./run-history";
import { hasSettled } from "./settling";
import { batchSizeOf, taskOf } from "./task-of";
import { TrainingGate, type Goal } from "./training-gate";

/** A fit gives a number of each of its epochs at its end, so that one without an end would fill the memory. */
const EPOCHS_OF_A_FIT = 4096;

/** Listens to what a session does. */
export interface SessionListener {
  /** Time for a picture, if one is due. */
  tick(): void;
  /** Training stands still; what is measured of it comes next. */
  standing?(reason: PauseReason): void;
  paused(reason: PauseReason, problem?: Problem): void;
}

/** One network that learns: the settings, the data, the trainer and the record of the run. */
export class TrainingSession {
  origin: Origin = "seed";
  readonly task: Task;
  readonly held: HeldParameters;
  readonly #shape: Shape;
  readonly #network: Network;
  readonly #trainer: Trainer;
  readonly #frames: FrameMaker;
  readonly #history: RunHistory;
  readonly #abort = new AbortController();
  readonly #gate: TrainingGate;
  readonly #measurement: Measurement;
  /** Epochs that a model had behind it when it was opened. */
  #base = 0;
  #position: Position = START;
  #fit: Promise<void> | undefined;

  constructor(
    readonly settings: Settings,
    readonly data: Prepared,
    private readonly listener: SessionListener,
  ) {
    this.#shape = { inputs: data.inputs.length, classes: data.classes?.length };
    const config = networkConfig(settings, this.#shape);
    this.#network = Network.fromConfig(config);
    this.#trainer = createTrainer(this.#network, settings, this.#shape);
    this.#frames = new FrameMaker(settings, this.#shape, data, this.#network);
    this.held = new HeldParameters(this.#network, linearIndices(config.layers));
    this.#measurement = new Measurement(
      this.#trainer,
      data,
      this.#network.parameterCount,
      settings.reduction === "sum",
    );
    this.task = taskOf(settings, this.#shape, data, this.#network);
    const { batchesPerEpoch } = this.task;
    this.#gate = new TrainingGate(batchesPerEpoch, batchesPerEpoch * settings.stopEpoch, this.#abort.signal, {
      tick: () => {
        listener.tick();
      },
      resting: (reason) => {
        this.#stop(reason);
      },
    });
    this.#history = new RunHistory(this.#network, this.#measurement, batchesPerEpoch);
    this.#history.remember(this.#position);
  }

  get isRunning(): boolean {
    return this.#gate.isOpen;
  }

  get position(): Position {
    return this.#position;
  }

  /** Batches made since the start. */
  get batches(): number {
    return this.#gate.batches;
  }

  get fingerprint(): string {
    return fingerprintOf(this.shownNetwork.stateDict());
  }

  get shownNetwork(): Network {
    return this.#history.shown;
  }

  get shownPosition(): Position {
    return this.#history.visited === undefined ? this.#position : this.#history.shownMoment.position;
  }

  /** The moment at which a run of these settings ends, or a later one when it is reached already. */
  get end(): Goal {
    const { epoch } = this.#position;
    let end = this.settings.stopEpoch;
    while (end <= epoch) end *= 2;
    return { epoch: end, batch: 0, reason: "epochs" };
  }

  /** Trains to a moment at a pace. */
  run(goal: Goal, pace: Pace): void {
    this.#history.visit();
    this.#gate.open(goal, pace);
    this.#fit ??= this.#train();
  }

  setPace(pace: Pace): void {
    this.#gate.setPace(pace);
  }

  /** Pauses: at the end of the epoch if that is near, else at the next batch. */
  pause(): void {
    this.#gate.pause(this.#position);
  }

  async #train(): Promise<void> {
    try {
      const options: FitOptions = {
        epochs: EPOCHS_OF_A_FIT,
        batchSize: batchSizeOf(this.settings, this.data),
        shuffle: this.settings.batchSize !== 0,
        signal: this.#abort.signal,
        callbacks: [{ onStep: () => this.#afterBatch() }],
        onEpoch: () => this.#at({ epoch: this.#position.epoch + 1, batch: 0 }),
      };
      for (;;) await this.#trainer.fit(this.data.train, options);
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      if (error instanceof DivergenceError) this.#stop("diverged", divergence(error));
      else this.#stop("asked", problemOf(error));
    } finally {
      this.#fit = undefined;
    }
  }

  #afterBatch(): Promise<void> | undefined {
    this.#gate.batches++;
    this.held.restore();
    const { epoch, batch } = this.#position;
    const isLast = batch + 1 === this.task.batchesPerEpoch;
    return isLast ? undefined : this.#at({ epoch, batch: batch + 1 });
  }

  /** A moment is reached: it is recorded, and training waits where it must. */
  #at(position: Position): Promise<void> | undefined {
    this.#position = position;
    if (this.#history.record.isDue(position)) {
      this.#history.remember(position);
      if (position.batch === 0 && this.#gate.goal.reason === "epochs" && this.settings.settle) this.#checkSettled();
    }
    return this.#gate.pass(position);
  }

  #checkSettled(): void {
    const isFirst = this.#base === 0 && this.#gate.goal.epoch <= this.settings.stopEpoch;
    const { moments } = this.#history.record;
    if (isFirst && hasSettled(moments, isOfDistribution(this.settings, this.#shape)))
      this.#gate.goal = { ...this.#position, reason: "settled" };
  }

  #stop(reason: PauseReason, problem?: Problem): void {
    this.#gate.close();
    this.listener.standing?.(reason);
    this.#history.rememberOnce(this.#position);
    this.listener.paused(reason, problem);
  }

  /** Shows a recorded moment, or the present one. */
  visit(index: number | undefined): void {
    this.#history.visit(index);
  }

  /** What the loss surface around the weights is computed from. */
  get landscapeSource(): LandscapeSource {
    return {
      config: this.#network.config,
      settings: this.settings,
      shape: this.#shape,
      train: this.data.train,
      states: this.#history.states,
      epoch: this.#position.epoch,
    };
  }

  setRate(learningRate: number): void {
    this.#trainer.optimizer.learningRate = learningRate;
    this.#change();
  }

  /** Changes parameters by hand. */
  edit(change: (held: HeldParameters) => void): void {
    this.#history.visit();
    change(this.held);
    this.#change();
    this.#history.remember(this.#position);
  }

  #change(): void {
    this.origin = "changed";
  }

  /** Takes the parameters of a model that has some epochs behind it. */
  adopt(state: StateDict, epoch: number): void {
    this.#network.loadStateDict(state);
    this.origin = "model";
    this.#base = epoch;
    this.#position = { epoch, batch: 0 };
    this.#history.restart(this.#position);
  }

  /** Whether the last picture was as fine as one can be. */
  get isFinest(): boolean {
    return this.#frames.isFinest;
  }

  /** A picture of the network that is shown. */
  frame(wishes: Wishes, epochsPerSecond: number, withDetails: boolean, isFine = false): Frame {
    const network = this.shownNetwork;
    const state = network.stateDict();
    const layers = this.#frames.layers(state, wishes);
    return {
      position: this.shownPosition,
      epochsPerSecond,
      moment: this.#history.visited,
      latest: this.#history.shownMoment.numbers,
      layers,
      surface: this.#frames.surface(wishes, isFine),
      probe: this.#frames.answer(wishes),
      focus: this.#frames.focus(state, wishes, this.held),
      details: withDetails ? this.#details(network, state) : undefined,
    };
  }

  /** What the shown network answers: of classes probabilities. */
  answers(inputs: Matrix): Matrix {
    return this.#frames.answersOf(this.shownNetwork.stateDict(), inputs);
  }

  #details(network: Network, state: StateDict): Details {
    const { record } = this.#history;
    return {
      curves: record.curves,
      confusion: confusionOn(this.#measurement.validation, network, this.#shape.classes),
      silent: this.#frames.silent(),
      moved: movedOf(state, record.first.state ?? state),
    };
  }

  async dispose(): Promise<void> {
    this.#gate.close();
    this.#abort.abort(new DOMException("The settings have changed.", "AbortError"));
    this.#gate.release();
    await this.#fit;
    this.#frames.dispose();
    this.#history.dispose();
    this.#network.dispose();
  }
}

function divergence({ divergence: { epoch, learningRate } }: DivergenceError): Problem {
  return { code: "diverged", values: [epoch, learningRate] };
}
