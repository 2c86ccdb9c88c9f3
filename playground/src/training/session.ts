import { DivergenceError, Network, Trainer, type StateDict } from "wasm-mlp";
import type { Prepared } from "../data/prepare";
import { problemOf, type Problem } from "../problem";
import { START, type Position } from "../settings/address";
import type { Settings } from "../settings/settings";
import { createOptimizer, createSchedule } from "./create-optimizer";
import { fingerprintOf } from "./fingerprint";
import { FrameMaker, type Wishes } from "./frame-maker";
import type { LandscapeSource } from "./landscape";
import type { CurvePoint, Details, Frame, Origin, PauseReason, Task } from "./messages";
import { Measurement } from "./measurement";
import type { Pace } from "./pacer";
import { HeldParameters } from "./parameters";
import * as pictures from "./pictures";
import { blocksOf, lossOf, networkConfig, sizesOf, type Shape } from "./plan";
import { RunRecord } from "./run-record";
import { hasSettled } from "./settling";
import { TrainingGate, type Goal } from "./training-gate";

const MAX_EPOCHS = 1_000_000_000;

/** Listens to what a session does. */
export interface SessionListener {
  /** Time for a picture, if one is due. */
  tick(): void;
  paused(reason: PauseReason, problem?: Problem): void;
}

/** One network that learns: the settings, the data, the trainer and the record of the run. */
export class TrainingSession {
  origin: Origin = "seed";
  readonly task: Task;
  readonly held: HeldParameters;
  readonly #shape: Shape;
  readonly #network: Network;
  /** Shows recorded moments. */
  readonly #replay: Network;
  readonly #trainer: Trainer;
  readonly #frames: FrameMaker;
  #record: RunRecord;
  readonly #abort = new AbortController();
  readonly #gate: TrainingGate;
  readonly #measurement: Measurement;
  /** Epochs that a model had behind it when it was opened. */
  #base = 0;
  #position: Position = START;
  #fit: Promise<void> | undefined;
  #visited: number | undefined;

  constructor(
    readonly settings: Settings,
    readonly data: Prepared,
    private readonly listener: SessionListener,
  ) {
    this.#shape = { inputs: data.inputs.length, classes: data.classes?.length };
    const config = networkConfig(settings, this.#shape);
    this.#network = Network.fromConfig(config);
    this.#replay = Network.fromConfig(config);
    const { clipNorm, reduction, l1 } = settings;
    this.#trainer = new Trainer(this.#network, {
      loss: lossOf(settings, this.#shape),
      optimizer: createOptimizer(settings),
      schedule: createSchedule(settings),
      reduction,
      ...(l1 > 0 ? { l1 } : {}),
      ...(clipNorm > 0 ? { clipNorm } : {}),
    });
    this.#frames = new FrameMaker(settings, this.#shape, data, this.#network);
    this.#record = new RunRecord(this.#network.parameterCount);
    this.held = new HeldParameters(this.#network, linearIndices(settings, this.#shape));
    this.#measurement = new Measurement(this.#trainer, data, this.#network.parameterCount, reduction === "sum");
    this.task = this.#describe();
    const { batchesPerEpoch } = this.task;
    this.#gate = new TrainingGate(batchesPerEpoch, batchesPerEpoch * settings.stopEpoch, this.#abort.signal, {
      tick: () => {
        listener.tick();
      },
      resting: (reason) => {
        this.#stop(reason);
      },
    });
    this.#remember();
  }

  #describe(): Task {
    const { features, inputs, classes, rawTrain, rawValidation, imageSide, axes } = this.data;
    return {
      features,
      inputs,
      classes,
      imageSide,
      axes,
      train: rawTrain,
      validation: rawValidation,
      sizes: sizesOf(this.settings, this.#shape),
      parameterCount: this.#network.parameterCount,
      batchesPerEpoch: Math.ceil(rawTrain.rows / this.#batchSize),
    };
  }

  get #batchSize(): number {
    const { rows } = this.data.train.inputs;
    return this.settings.batchSize === 0 ? rows : Math.min(this.settings.batchSize, rows);
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

  /** The network that is shown: the present one, or that of a recorded moment. */
  get #shown(): Network {
    return this.#visited === undefined ? this.#network : this.#replay;
  }

  get fingerprint(): string {
    return fingerprintOf(this.#shown.stateDict());
  }

  get shownNetwork(): Network {
    return this.#shown;
  }

  get shownPosition(): Position {
    return this.#visited === undefined ? this.#position : this.#record.moments[this.#visited].position;
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
    this.#visited = undefined;
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
      await this.#trainer.fit(this.data.train, {
        epochs: MAX_EPOCHS,
        batchSize: this.#batchSize,
        shuffle: this.settings.batchSize !== 0,
        signal: this.#abort.signal,
        callbacks: [{ onStep: () => this.#afterBatch() }],
        onEpoch: () => this.#at({ epoch: this.#position.epoch + 1, batch: 0 }),
      });
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      this.#stop("diverged", error instanceof DivergenceError ? divergence(error) : problemOf(error));
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
    if (this.#record.isDue(position)) {
      this.#remember();
      if (position.batch === 0 && this.#gate.goal.reason === "epochs" && this.settings.settle) this.#checkSettled();
    }
    return this.#gate.pass(position);
  }

  #checkSettled(): void {
    const isFirst = this.#base === 0 && this.#gate.goal.epoch <= this.settings.stopEpoch;
    if (isFirst && hasSettled(this.#record.moments)) this.#gate.goal = { ...this.#position, reason: "settled" };
  }

  #stop(reason: PauseReason, problem?: Problem): void {
    this.#gate.close();
    if (!this.#isRecorded) this.#remember();
    this.listener.paused(reason, problem);
  }

  get #isRecorded(): boolean {
    const last = this.#record.latest?.position;
    return last?.epoch === this.#position.epoch && last.batch === this.#position.batch;
  }

  /** Records the present moment. */
  #remember(): void {
    const state = this.#network.stateDict();
    this.#record.add({ position: this.#position, numbers: this.#numbers(), state });
  }

  #numbers(): CurvePoint {
    const { epoch, batch } = this.#position;
    const { weights, biases } = this.#network.norms();
    return {
      epoch: epoch + batch / this.task.batchesPerEpoch,
      ...this.#measurement.take(),
      weights,
      biases,
    };
  }

  /** Shows a recorded moment, or the present one. */
  visit(index: number | undefined): void {
    if (index === undefined || index >= this.#record.moments.length - 1) {
      this.#visited = undefined;
      return;
    }
    const { moment, index: found } = this.#record.visitable(index);
    this.#visited = found;
    this.#replay.loadStateDict(moment.state!);
  }

  /** What the loss surface around the weights is computed from. */
  get landscapeSource(): LandscapeSource {
    const recorded = this.#record.moments.flatMap(({ state }) => (state === undefined ? [] : [state]));
    return {
      config: this.#network.config,
      settings: this.settings,
      shape: this.#shape,
      train: this.data.train,
      states: [...recorded, this.#network.stateDict()],
      epoch: this.#position.epoch,
    };
  }

  setRate(learningRate: number): void {
    this.#trainer.optimizer.learningRate = learningRate;
    this.#change();
  }

  /** Changes parameters by hand. */
  edit(change: (held: HeldParameters) => void): void {
    this.#visited = undefined;
    change(this.held);
    this.#change();
    this.#remember();
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
    this.#record = new RunRecord(this.#network.parameterCount);
    this.#remember();
  }

  /** A picture of the network that is shown. */
  frame(wishes: Wishes, epochsPerSecond: number, withDetails: boolean): Frame {
    const network = this.#shown;
    const state = network.stateDict();
    const layers = this.#frames.layers(state, wishes);
    const moment = this.#visited;
    return {
      position: this.shownPosition,
      epochsPerSecond,
      moment,
      latest: (moment === undefined ? this.#record.latest! : this.#record.moments[moment]).numbers,
      layers,
      surface: this.#frames.surface(network, wishes, !this.isRunning),
      probe: this.#frames.answer(wishes),
      focus: this.#frames.focus(state, wishes, this.held),
      details: withDetails ? this.#details(network, state) : undefined,
    };
  }

  #details(network: Network, state: StateDict): Details {
    const { classes } = this.#shape;
    const { inputs, targets } = this.#measurement.validation;
    const confusion =
      classes === undefined ? undefined : pictures.confusionOf(network.predict(inputs), targets as Int32Array, classes);
    const first = this.#record.first.state ?? state;
    return {
      curves: this.#record.curves,
      confusion,
      silent: this.#frames.silent(),
      moved: pictures.movedOf(state, first),
    };
  }

  async dispose(): Promise<void> {
    this.#gate.close();
    this.#abort.abort(new DOMException("The settings have changed.", "AbortError"));
    this.#gate.release();
    await this.#fit;
    this.#frames.dispose();
    this.#replay.dispose();
    this.#network.dispose();
  }
}

/** Places of the linear layers among all layers. */
function linearIndices(settings: Settings, shape: Shape): number[] {
  const types = blocksOf(settings, shape).flat();
  return types.flatMap(({ type }, index) => (type === "Linear" ? [index] : []));
}

function divergence({ divergence: { epoch, learningRate } }: DivergenceError): Problem {
  return { code: "diverged", values: [epoch, learningRate] };
}
