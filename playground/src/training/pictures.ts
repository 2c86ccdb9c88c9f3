/** What a network answers, made into small pictures. */
import type { Matrix, Network, StateDict } from "wasm-mlp";
import type { Prepared } from "../data/prepare";
import type { Settings } from "../settings/settings";
import type { Domain, LayerPicture, Surface } from "./frame";
import type { Samples } from "./messages";
import type { ValueAnswers } from "./value-answer";

/** Links that are drawn between two layers at most. */
const MAX_LINKS = 140;
const MARGIN = 0.08;

/** A grid of inputs over a domain; inputs that are not on its axes have their mean. */
export interface Plane {
  readonly columns: number;
  readonly rows: number;
  readonly domain: Domain;
  readonly inputs: Matrix;
}

/** Range of some samples along one input, with a margin. */
function rangeOf(samples: readonly Samples[], features: number, feature: number): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { inputs, rows } of samples) {
    for (let r = 0; r < rows; r++) {
      low = Math.min(low, inputs[r * features + feature]);
      high = Math.max(high, inputs[r * features + feature]);
    }
  }
  const margin = MARGIN * (high - low) || 1;
  return [low - margin, high + margin];
}

function meansOf({ inputs, rows }: Samples, features: number): number[] {
  const means = new Array<number>(features).fill(0);
  inputs.forEach((value, i) => (means[i % features] += value / rows));
  return means;
}

/** The grid over two inputs, or over one when there is only one. */
export function createPlane(
  samples: readonly Samples[],
  features: number,
  axes: { readonly x: number; readonly y: number },
  side: number,
  encode: (raw: Matrix) => Matrix,
  range?: readonly [number, number],
): Plane {
  const xFeature = Math.min(axes.x, features - 1);
  const yFeature = Math.min(axes.y, features - 1);
  const x = range ?? rangeOf(samples, features, xFeature);
  const y = range ?? rangeOf(samples, features, yFeature);
  const rows = features === 1 ? 1 : side;
  const columns = features === 1 ? 4 * side : side;
  const means = meansOf(samples[0], features);
  const data = new Float32Array(rows * columns * features);
  for (let r = 0, at = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++, at += features) {
      data.set(means, at);
      if (features > 1) data[at + yFeature] = y[1] - ((y[1] - y[0]) * (r + 0.5)) / rows;
      data[at + xFeature] = x[0] + ((x[1] - x[0]) * (c + 0.5)) / columns;
    }
  }
  const raw = { data, rows: rows * columns, columns: features };
  return { columns, rows, domain: { x, y, xFeature, yFeature }, inputs: encode(raw) };
}

/** Values over a plane. */
export function valueSurface({ columns, rows, domain }: Plane, answers: ValueAnswers): Surface {
  const none = new Uint8Array(0);
  return { columns, rows, domain, labels: none, confidence: none, ...answers };
}

/** The classes over a plane. */
export function classSurface({ columns, rows, domain }: Plane, outputs: Matrix): Surface {
  const labels = new Uint8Array(outputs.rows);
  const confidence = new Uint8Array(outputs.rows);
  for (let i = 0; i < outputs.rows; i++) {
    const [label, probability] = bestClass(outputs, i);
    labels[i] = label;
    confidence[i] = 255 * probability;
  }
  return { columns, rows, domain, labels, confidence, values: new Float32Array(0) };
}

/** The most probable class of a row, and its probability. */
export function bestClass({ data, columns }: Matrix, row: number): [number, number] {
  if (columns === 1) return data[row] >= 0.5 ? [1, data[row]] : [0, 1 - data[row]];
  let best = 0;
  for (let c = 1; c < columns; c++) if (data[row * columns + c] > data[row * columns + best]) best = c;
  return [best, data[row * columns + best]];
}

/** Pictures of the neurons of a layer over a square plane. */
export function responsesOf({ data, rows, columns }: Matrix, isBounded: boolean): Int8Array {
  const responses = new Int8Array(rows * columns);
  for (let n = 0; n < columns; n++) {
    const scale = isBounded ? 127 : 127 / largest(data, n, columns);
    for (let i = 0; i < rows; i++) {
      const value = data[i * columns + n];
      responses[n * rows + i] = scale * value;
    }
  }
  return responses;
}

function largest(data: Float32Array, first: number, stride: number): number {
  let most = 1e-6;
  for (let i = first; i < data.length; i += stride) most = Math.max(most, Math.abs(data[i]));
  return most;
}

/** Whether an activation stays between -1 and 1, so that its pictures need no scale of their own. */
export function isBounded(activation: Settings["activation"]): boolean {
  return activation === "tanh" || activation === "sigmoid";
}

/** Weights of the neurons of a layer as pictures: for inputs that are an image. */
export function weightPictures(state: StateDict): Int8Array {
  const { data, shape } = state["0.weight"];
  const [neurons, inputs] = shape;
  const pictures = new Int8Array(data.length);
  for (let n = 0; n < neurons; n++) {
    const weights = data.subarray(n * inputs, (n + 1) * inputs);
    const most = weights.reduce((sum, weight) => Math.max(sum, Math.abs(weight)), 1e-6);
    weights.forEach((weight, i) => (pictures[n * inputs + i] = (127 * weight) / most));
  }
  return pictures;
}

/** The strongest weights of a layer, strongest first: triples of from, to, weight. */
export function linksOf({ data, shape }: StateDict[string]): Float32Array {
  const fanIn = shape[1];
  const places = placesOfLargest(data.map(Math.abs), MAX_LINKS);
  return Float32Array.from(places.flatMap((i) => [i % fanIn, Math.floor(i / fanIn), data[i]]));
}

/** Where the largest of some values stand, the largest first: in one pass, as layers have up to 65,536 weights. */
function placesOfLargest(values: Float32Array, most: number): number[] {
  const descending = (a: number, b: number) => values[b] - values[a];
  let places: number[] = [];
  let floor = -1;
  for (let i = 0; i < values.length; i++) {
    if (!(values[i] > floor)) continue;
    places.push(i);
    if (places.length < 2 * most) continue;
    places = places.sort(descending).slice(0, most);
    floor = values[places[most - 1]];
  }
  return places.sort(descending).slice(0, most);
}

/** Neurons that are 0 for each of some samples. */
export function silentNeurons({ data, rows, columns }: Matrix): number {
  let silent = 0;
  for (let n = 0; n < columns; n++) {
    let isSilent = true;
    for (let r = 0; r < rows && isSilent; r++) isSilent = data[r * columns + n] === 0;
    if (isSilent) silent++;
  }
  return silent;
}

/** For each layer of weights, the distance from the first ones relative to their norm. */
export function movedOf(state: StateDict, first: StateDict): number[] {
  const weights = Object.keys(state).filter((name) => name.endsWith(".weight") && state[name].shape.length === 2);
  return weights.map((name) => {
    const [now, then] = [state[name].data, first[name].data];
    let [distance, norm] = [0, 0];
    for (let i = 0; i < now.length; i++) {
      distance += (now[i] - then[i]) ** 2;
      norm += then[i] ** 2;
    }
    return Math.sqrt(distance / (norm || 1));
  });
}

/** Counts of true (row) and predicted (column) classes; undefined where there are no classes. */
export function confusionOn(
  { inputs, targets }: Prepared["validation"],
  network: Network,
  classes: number | undefined,
): Uint32Array | undefined {
  if (classes === undefined) return undefined;
  const outputs = network.predict(inputs);
  const counts = new Uint32Array(classes * classes);
  for (let i = 0; i < outputs.rows; i++) counts[(targets as Int32Array)[i] * classes + bestClass(outputs, i)[0]]++;
  return counts;
}

/** A picture of a layer whose neurons have no plane. */
export function emptyPicture(links: Float32Array): LayerPicture {
  return { responses: new Int8Array(0), columns: 0, rows: 0, links };
}
