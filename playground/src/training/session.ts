import { Network, Trainer, type EpochRecord, type Matrix, type StateDict } from "wasm-mlp";
import { loadNetwork, saveNetwork } from "wasm-mlp/files";
import type { Prepared } from "../data/prepare";
import { writeAddress } from "../settings/address";
import type { Settings } from "../settings/settings";
import { CurveRecorder } from "./curve-recorder";
import { fingerprintOf } from "./fingerprint";
import { LayerProbe } from "./layer-probe";
import type { Frame, LayerPicture, Task } from "./messages";
import { createOptimizer, createSchedule } from "./create-optimizer";
import { blocksOf, lossOf, networkConfig, sizesOf, type Shape } from "./plan";
import * as pictures from "./pictures";

/** Cells along a side of the decision regions and of a neuron's picture. */
const SURFACE_SIDE = 72;
const THUMBNAIL_SIDE = 24;
/** Neurons that get a picture at most, in all layers. */
const MAX_THUMBNAILS = 600;
/** How long a call of `fit` should take, in milliseconds. */
const SLICE_MS = 8;

/** One network that learns: the settings, the data and the trainer, with what is shown of them. */
export class TrainingSession {
  readonly #shape: Shape;
  readonly #network: Network;
  readonly #trainer: Trainer;
  readonly #probe: LayerProbe;
  readonly #recorder = new CurveRecorder();
  readonly #abort = new AbortController();
  #surfacePlane: pictures.Plane | undefined;
  #thumbnailPlane: pictures.Plane | undefined;
  #msPerEpoch = 0;
  #digit: Float32Array | undefined;

  constructor(
    readonly settings: Settings,
    private readonly data: Prepared,
  ) {
    this.#shape = { inputs: data.features.length, classes: data.classes?.length };
    const config = networkConfig(settings, this.#shape);
    this.#network = Network.fromConfig(config);
    this.#probe = new LayerProbe(blocksOf(settings, this.#shape), config);
    const { clipNorm, reduction } = settings;
    this.#trainer = new Trainer(this.#network, {
      loss: lossOf(settings, this.#shape),
      optimizer: createOptimizer(settings),
      schedule: createSchedule(settings),
      reduction,
      ...(clipNorm > 0 ? { clipNorm } : {}),
    });
    this.lookAlong({ x: 0, y: 1 });
    this.#record(0);
  }

  get task(): Task {
    const { features, classes, rawTrain, rawValidation, imageSide } = this.data;
    const sizes = sizesOf(this.settings, this.#shape);
    const { parameterCount } = this.#network;
    return { features, classes, train: rawTrain, validation: rawValidation, imageSide, sizes, parameterCount };
  }

  get epoch(): number {
    return this.#trainer.epochCount;
  }

  get fingerprint(): string {
    return fingerprintOf(this.#network.stateDict());
  }

  /** Chooses the inputs that pictures of the plane show. */
  lookAlong(axes: { readonly x: number; readonly y: number }): void {
    const { features, imageSide, rawTrain, rawValidation, scaler } = this.data;
    if (imageSide !== undefined) return;
    const plane = (side: number) =>
      pictures.createPlane([rawTrain, rawValidation], features.length, axes, side, scaler);
    this.#surfacePlane = plane(SURFACE_SIDE);
    this.#thumbnailPlane = features.length === 1 ? undefined : plane(THUMBNAIL_SIDE);
  }

  /** A digit whose class is asked for in every frame. */
  lookAt(pixels: Float32Array): void {
    this.#digit = pixels;
  }

  /**
   * Trains for about `SLICE_MS`, at most `epochs`.
   *
   * @returns Epochs made.
   * @throws (rejects) DivergenceError; the signal's reason after `dispose`.
   */
  async advance(epochs: number): Promise<number> {
    const { train } = this.data;
    const { batchSize } = this.settings;
    const affordable = this.#msPerEpoch > 0 ? Math.floor(SLICE_MS / this.#msPerEpoch) : 1;
    const count = Math.max(1, Math.min(epochs, affordable, 5000));
    const start = performance.now();
    await this.#trainer.fit(train, {
      epochs: count,
      batchSize: batchSize === 0 ? train.inputs.rows : Math.min(batchSize, train.inputs.rows),
      shuffle: batchSize !== 0,
      signal: this.#abort.signal,
      onEpoch: (epoch) => {
        this.#afterEpoch(epoch);
      },
    });
    this.#msPerEpoch = (performance.now() - start) / count;
    return count;
  }

  #afterEpoch({ epoch, loss, accuracy }: EpochRecord): void {
    if (this.#recorder.isDue(epoch)) this.#record(epoch, loss, accuracy);
  }

  #record(epoch: number, loss?: number, accuracy?: number): void {
    const trained = loss === undefined ? this.#trainer.evaluate(this.data.train) : { loss, accuracy };
    const tested = this.#trainer.evaluate(this.data.validation);
    const { weights, biases } = this.#network.norms();
    this.#recorder.add({
      epoch,
      loss: trained.loss,
      accuracy: trained.accuracy ?? NaN,
      validationLoss: tested.loss,
      validationAccuracy: tested.accuracy ?? NaN,
      weights,
      biases,
    });
  }

  /** A picture of the network as it is. */
  frame(epochsPerSecond: number, withDetails: boolean): Frame {
    const state = this.#network.stateDict();
    return {
      epoch: this.epoch,
      epochsPerSecond,
      latest: this.#recorder.latest,
      details: withDetails ? { curves: this.#recorder.curves, confusion: this.#confusion() } : undefined,
      layers: this.#layerPictures(state),
      surface: this.#surface(),
      digit: this.#digit && this.#network.predict(this.#scaled(this.#digit)).data,
    };
  }

  #scaled(row: Float32Array): Matrix {
    const matrix = { data: row, rows: 1, columns: row.length };
    return this.data.scaler?.transform(matrix) ?? matrix;
  }

  #surface(): Frame["surface"] {
    const plane = this.#surfacePlane;
    if (plane === undefined) return undefined;
    return pictures.surfaceOf(plane, this.#network.predict(plane.inputs), this.#shape.classes, this.data.targetScaler);
  }

  #confusion(): Uint32Array | undefined {
    const { classes } = this.#shape;
    if (classes === undefined) return undefined;
    const { inputs, targets } = this.data.validation;
    return pictures.confusionOf(this.#network.predict(inputs), targets as Int32Array, classes);
  }

  #layerPictures(state: StateDict): LayerPicture[] {
    const links = Object.entries(state)
      .filter(([name, { shape }]) => name.endsWith(".weight") && shape.length === 2)
      .map(([, weights]) => pictures.linksOf(weights));
    const responses = this.#responses(state);
    const side = this.data.imageSide ?? THUMBNAIL_SIDE;
    return links.map((triples, i) => {
      const picture = responses[i];
      if (picture === undefined) return pictures.emptyPicture(triples);
      return { responses: picture, side, links: triples };
    });
  }

  #responses(state: StateDict): (Int8Array | undefined)[] {
    if (this.data.imageSide !== undefined) return [pictures.weightPictures(state)];
    const plane = this.#thumbnailPlane;
    const neurons = this.settings.hidden.reduce((sum, size) => sum + size, 0);
    if (plane === undefined || neurons > MAX_THUMBNAILS) return [];
    this.#probe.update(state);
    const outputs = this.#probe.respond(plane.inputs);
    const bounds = pictures.boundsOf(this.settings.activation);
    return outputs.map((matrix, i) => {
      const isLast = i === outputs.length - 1;
      return pictures.responsesOf(matrix, isLast ? this.#outputBounds : bounds);
    });
  }

  get #outputBounds(): "unit" | undefined {
    return this.#shape.classes === undefined ? undefined : "unit";
  }

  /** The network as a file. */
  save(): Promise<Uint8Array<ArrayBuffer>> {
    const { features, classes, scaler } = this.data;
    const { mean, deviation } = scaler ?? {};
    return saveNetwork(this.#network, undefined, {
      columns: features,
      details: { playground: writeAddress(this.settings) },
      ...(classes === undefined ? {} : { classes }),
      ...(scaler === undefined ? {} : { scaler: { mean, deviation } }),
    });
  }

  /**
   * Takes the parameters of a file.
   *
   * @throws (rejects) FileFormatError, RangeError for a file that does not fit; nothing has changed then.
   */
  async load(file: Blob): Promise<void> {
    const { network } = await loadNetwork(file);
    using loaded = network;
    this.#network.loadStateDict(loaded.stateDict());
  }

  dispose(): void {
    this.#abort.abort(new DOMException("The settings have changed.", "AbortError"));
    this.#probe.dispose();
    this.#network.dispose();
  }
}
