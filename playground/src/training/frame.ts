/** What the page draws of a network that learns: plain data. */
import type { Position } from "../settings/address";

/** Training samples for which neurons are looked at, so that a large table does not take long. */
export const SILENT_ROWS = 500;

/** A neuron: its layer, 0 for the first after the inputs, and its place in it. */
export interface NeuronPlace {
  readonly layer: number;
  readonly neuron: number;
}

/** A weight by the neuron that it leads to and what it comes from; -1 for the bias. */
export interface WeightPlace extends NeuronPlace {
  readonly from: number;
}

/** One picture of a network that learns. */
export interface Frame {
  readonly position: Position;
  readonly epochsPerSecond: number;
  /** The numbers of the moment that is shown, or of the last that was recorded. */
  readonly latest: CurvePoint;
  /** Number of the recorded moment that is shown; undefined for the present. */
  readonly moment?: number;
  /** A few times a second: what changes slowly. */
  readonly details?: Details;
  /** One entry for each layer after the inputs. */
  readonly layers: readonly LayerPicture[];
  readonly surface?: Surface;
  readonly probe?: ProbeAnswer;
  readonly focus?: Focus;
}

/** What the network makes of one sample. */
export interface ProbeAnswer {
  readonly sample: Float32Array;
  /** As the network gets it. */
  readonly inputs: Float32Array;
  /** What each layer of neurons gives, the answer last: probabilities; or a value in its unit, with its deviation if that is learned. */
  readonly activations: readonly Float32Array[];
}

/** A neuron that was chosen. */
export interface Focus extends NeuronPlace {
  /** Its activation over the plane, or nothing where there is none. */
  readonly surface?: Surface;
  /** Weights into it, then its bias. */
  readonly incoming: Float32Array;
  readonly outgoing: Float32Array;
  /** Which of `incoming` stay as they are. */
  readonly frozen: readonly number[];
  readonly isOff: boolean;
}

export interface Details {
  readonly curves: Curves;
  readonly confusion?: Uint32Array;
  /** For each hidden layer, neurons that are 0 for each of the first `SILENT_ROWS` training samples. */
  readonly silent: readonly number[];
  /** For each layer of weights, how far they are from the first ones, relative to these. */
  readonly moved: readonly number[];
}

/** The numbers of one moment; NaN for what there is none of. */
export type CurvePoint = Readonly<Record<keyof Curves, number>>;

/** Numbers of the moments that were recorded, one a moment in each list. */
export interface Curves {
  /** Whole epochs and parts of them. */
  readonly epoch: Float64Array;
  readonly loss: Float64Array;
  readonly validationLoss: Float64Array;
  readonly accuracy: Float64Array;
  readonly validationAccuracy: Float64Array;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

export interface LayerPicture {
  /** The neurons' responses over the plane or line, `columns` x `rows` bytes each from -127 to 127; none where there is no plane. */
  readonly responses: Int8Array;
  readonly columns: number;
  readonly rows: number;
  /** The strongest weights from the layer before: triples of from, to, weight. */
  readonly links: Float32Array;
}

/** Outputs over a plane (classes) or a line (regression on one input). */
export interface Surface {
  readonly columns: number;
  readonly rows: number;
  readonly domain: Domain;
  /** Class index of each cell; nothing for regression and neurons. */
  readonly labels: Uint8Array;
  /** Probability of that class, 0 to 255. */
  readonly confidence: Uint8Array;
  /** For regression and neurons: the value of each cell. */
  readonly values: Float32Array;
  /** Its standard deviation, where the network learns that. */
  readonly deviations?: Float32Array;
}

export interface Domain {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Which columns the axes are. */
  readonly xFeature: number;
  readonly yFeature: number;
}

/** The training loss on a plane through the weights; places are distances from the present ones along two directions. */
export interface Landscape {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Points along each side. */
  readonly side: number;
  /** Row by row, from the lowest y. */
  readonly losses: Float32Array;
  /** The recorded weights on the plane, oldest first: x, y, x, y, ... */
  readonly path: Float32Array;
  /** Along random directions, since there is no run yet. */
  readonly isRandom: boolean;
  /** Epoch of the present weights. */
  readonly epoch: number;
}

/** One step of gradient descent on one sample, number by number. */
export interface Explanation {
  readonly inputs: readonly number[];
  readonly inputNames: readonly string[];
  /** What the output should be. */
  readonly target: readonly number[];
  readonly targetName: string;
  readonly activation: string;
  readonly learningRate: number;
  readonly layers: readonly ExplainedLayer[];
  readonly lossBefore: number;
  readonly lossAfter: number;
}

/** A layer of neurons in one step; lists by neuron, then by what a weight comes from. */
export interface ExplainedLayer {
  readonly preActivations: readonly number[];
  readonly activations: readonly number[];
  /** Gradient of the loss with respect to each pre-activation. */
  readonly errors: readonly number[];
  readonly weightsBefore: readonly (readonly number[])[];
  readonly weightsAfter: readonly (readonly number[])[];
  readonly weightGradients: readonly (readonly number[])[];
  readonly biasesBefore: readonly number[];
  readonly biasesAfter: readonly number[];
}
