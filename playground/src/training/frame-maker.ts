import type { Matrix, Network, StateDict } from "wasm-mlp";
import { firstRows } from "../data/first-rows";
import type { Prepared } from "../data/prepare";
import type { Settings } from "../settings/settings";
import { LayerProbe } from "./layer-probe";
import { SILENT_ROWS, type Focus, type LayerPicture, type NeuronPlace, type ProbeAnswer, type Surface } from "./frame";
import type { HeldParameters } from "./parameters";
import * as pictures from "./pictures";
import { blocksOf } from "./architecture";
import { answeringLayers, type Shape } from "./plan";
import { valueAnswers, type ValueAnswers } from "./value-answer";

/** Cells along a side of the large picture, coarsest first. */
const SURFACE_SIDES = [28, 40, 56, 72, 96];
/** Place in that list of the first picture of a quick network. */
const FIRST_SIDE = 2;
/** Cells along a side of a neuron's picture. */
const THUMBNAIL_SIDE = 24;
/** Neurons that get a picture at most, in all layers. */
const MAX_THUMBNAILS = 600;
/** Work of one large picture: finer ones are made where it takes less, coarser ones where it takes more. */
const CHEAP_MS = 5;
const DEAR_MS = 16;
/** A picture of a network that stands still is as fine as this allows. */
const REST_MS = 100;
/** What a cell of the large picture is thought to take for each parameter, until it is measured. */
const GUESSED_MS = 1e-6;

/** What is asked of a frame beside the network. */
export interface Wishes {
  readonly axes: { readonly x: number; readonly y: number };
  readonly sample: Float32Array | undefined;
  readonly place: NeuronPlace | undefined;
}

/** Makes the pictures of a network: regions, neurons, the answer to one sample. */
export class FrameMaker {
  readonly #probe: LayerProbe;
  readonly #planes = new Map<string, pictures.Plane>();
  #side: number;
  #last = 0;
  #msPerCell: number;

  constructor(
    private readonly settings: Settings,
    private readonly shape: Shape,
    private readonly data: Prepared,
    network: Network,
  ) {
    this.#msPerCell = GUESSED_MS * network.parameterCount;
    this.#side = Math.min(FIRST_SIDE, this.#finest());
    this.#probe = new LayerProbe(blocksOf(answeringLayers(network.config.layers, shape)), network.config);
  }

  /** Whether the last large picture was as fine as one of a network that stands still. */
  get isFinest(): boolean {
    return this.data.imageSide !== undefined || this.#last >= this.#finest();
  }

  /** What a network of these parameters answers. */
  answersOf(state: StateDict, inputs: Matrix): Matrix {
    this.#probe.update(state);
    return this.#probe.respond(inputs).at(-1)!;
  }

  /** The large picture, as fine as it can follow training, or as the machine allows. Call `layers` first. */
  surface({ axes }: Wishes, isFine: boolean): Surface | undefined {
    if (this.data.imageSide !== undefined) return undefined;
    const start = performance.now();
    const side = isFine ? this.#finest() : this.#side;
    this.#last = side;
    const plane = this.#plane(axes, SURFACE_SIDES[side]);
    const outputs = this.#probe.respond(plane.inputs).at(-1)!;
    const surface =
      this.shape.classes === undefined
        ? pictures.valueSurface(plane, this.#valuesOf(outputs))
        : pictures.classSurface(plane, outputs);
    const ms = performance.now() - start;
    this.#msPerCell = ms / (plane.rows * plane.columns);
    if (!isFine) this.#adapt(ms, side);
    return surface;
  }

  #finest(): number {
    return Math.max(
      0,
      SURFACE_SIDES.findLastIndex((side) => this.#msPerCell * side ** 2 <= REST_MS),
    );
  }

  #adapt(ms: number, side: number): void {
    if (ms > DEAR_MS) this.#side = Math.max(0, side - 1);
    else if (ms < CHEAP_MS) this.#side = Math.min(SURFACE_SIDES.length - 1, this.#side + 1);
  }

  #plane(axes: Wishes["axes"], side: number): pictures.Plane {
    const key = `${axes.x} ${axes.y} ${side}`;
    let plane = this.#planes.get(key);
    if (plane === undefined) {
      if (this.#planes.size > 12) this.#planes.clear();
      const { rawTrain, rawValidation, features, encode, range } = this.data;
      plane = pictures.createPlane([rawTrain, rawValidation], features.length, axes, side, encode, range);
      this.#planes.set(key, plane);
    }
    return plane;
  }

  layers(state: StateDict, wishes: Wishes): LayerPicture[] {
    this.#probe.update(state);
    const links = Object.entries(state)
      .filter(([name, { shape }]) => name.endsWith(".weight") && shape.length === 2)
      .map(([, weights]) => pictures.linksOf(weights));
    const responses = this.#responses(state, wishes);
    return links.map((triples, i) => responses[i]?.(triples) ?? pictures.emptyPicture(triples));
  }

  #responses(state: StateDict, { axes }: Wishes): ((links: Float32Array) => LayerPicture)[] {
    const { imageSide } = this.data;
    if (imageSide !== undefined) {
      const responses = pictures.weightPictures(state);
      return [(links) => ({ responses, columns: imageSide, rows: imageSide, links })];
    }
    const neurons = this.settings.hidden.reduce((sum, size) => sum + size, 0);
    if (neurons > MAX_THUMBNAILS) return [];
    const { inputs, columns, rows } = this.#plane(axes, THUMBNAIL_SIDE);
    const outputs = this.#probe.respond(inputs);
    const isBounded = pictures.isBounded(this.settings.activation);
    return outputs.map((matrix, i) => {
      const isLast = i === outputs.length - 1;
      const responses = pictures.responsesOf(matrix, isLast ? this.shape.classes !== undefined : isBounded);
      return (links) => ({ responses, columns, rows, links });
    });
  }

  /** The answer to a sample, layer by layer. Call `layers` first. */
  answer({ sample }: Wishes): ProbeAnswer | undefined {
    if (sample?.length !== this.data.features.length) return undefined;
    const inputs = this.data.encode({ data: sample, rows: 1, columns: sample.length });
    const outputs = this.#probe.respond(inputs);
    const activations = outputs.map(({ data }) => data);
    if (this.shape.classes === undefined) {
      const { values, deviations } = this.#valuesOf(outputs.at(-1)!);
      activations[activations.length - 1] = Float32Array.of(values[0], ...(deviations ?? []));
    }
    return { sample, inputs: inputs.data, activations };
  }

  #valuesOf(outputs: Matrix): ValueAnswers {
    return valueAnswers(this.settings, outputs, this.data.targetScaler);
  }

  /** All about the neuron that was chosen. Call `layers` first. */
  focus(state: StateDict, { place, axes }: Wishes, held: HeldParameters): Focus | undefined {
    if (place === undefined) return undefined;
    const incoming = held.incoming(state, place);
    const base = {
      ...place,
      incoming,
      outgoing: held.outgoing(state, place),
      frozen: held.frozenInto(place, incoming.length - 1),
      isOff: held.isOff(place),
    };
    if (this.data.imageSide !== undefined) return base;
    const plane = this.#plane(axes, SURFACE_SIDES[3]);
    const { data, columns: neurons } = this.#probe.respond(plane.inputs)[place.layer];
    const cells = plane.rows * plane.columns;
    const values = Float32Array.from({ length: cells }, (_, i) => data[i * neurons + place.neuron]);
    return { ...base, surface: pictures.valueSurface(plane, { values }) };
  }

  /** For each hidden layer, neurons that are 0 for each of the first samples. Call `layers` first. */
  silent(): number[] {
    const some = firstRows(this.data.train.inputs, SILENT_ROWS);
    return this.#probe.respond(some).slice(0, -1).map(pictures.silentNeurons);
  }

  dispose(): void {
    this.#probe.dispose();
  }
}
