/** The loss on a plane through the weights of a run. */
import { Network, SGD, Trainer, type NetworkConfig, type StateDict } from "wasm-mlp";
import { firstSamples } from "../data/first-rows";
import type { Prepared } from "../data/prepare";
import type { Settings } from "../settings/settings";
import { directionsOf, dot, minus, norm, vectorOf } from "./directions";
import type { Landscape } from "./frame";
import { lossOf, type Shape } from "./plan";
import { nextTurn } from "./turns";

/** Points along a side, where an evaluation is cheap and where it is not. */
const [FINE, COARSE] = [33, 15];
const CHEAP_MS = 2;
/** Samples that the loss is measured on at most. */
const ROWS = 400;
/** Room around the path, as a share of its extent. */
const MARGIN = 0.35;

/** What a surface is computed from. */
export interface LandscapeSource {
  readonly config: NetworkConfig;
  readonly settings: Settings;
  readonly shape: Shape;
  readonly train: Prepared["train"];
  /** States of the run, oldest first; the present one is the last. */
  readonly states: readonly StateDict[];
  readonly epoch: number;
}

/**
 * The training loss on the plane through the first weights, the present ones, and the weights of the run
 * that are farthest from the line between them; before any training, along two random directions, each neuron's
 * part as long as its weights are.
 *
 * @param isWanted - Asked between slices; the surface is given up when it is not.
 * Source of the random directions: Li et al., "Visualizing the loss landscape of neural nets" (2018), section 4.
 */
export async function landscapeOf(source: LandscapeSource, isWanted: () => boolean): Promise<Landscape | undefined> {
  const { states, settings, epoch } = source;
  const names = Object.keys(states[0]).filter((name) => /\.(weight|bias)$/.test(name));
  const points = states.map((state) => vectorOf(state, names));
  const origin = points[points.length - 1];
  const [first, second] = directionsOf(points, states[states.length - 1], names, settings.seed);
  const path = points.map((point) => [dot(minus(point, origin), first), dot(minus(point, origin), second)] as const);
  const isRandom = points.length < 3;
  const [x, y] = [0, 1].map((axis) =>
    rangeOf(
      path.map((place) => place[axis]),
      isRandom ? norm(origin) : 0,
    ),
  );
  using probe = new LossProbe(source, names);
  const side = await sideOf(probe, origin);
  const losses = new Float32Array(side * side);
  for (let r = 0; r < side; r++) {
    for (let c = 0; c < side; c++) {
      const [a, b] = [along(x, c, side), along(y, r, side)];
      losses[r * side + c] = probe.lossAt(origin.map((value, i) => value + a * first[i] + b * second[i]));
    }
    await nextTurn();
    if (!isWanted()) return undefined;
  }
  return { x, y, side, losses, path: Float32Array.from(path.flat()), isRandom, epoch };
}

/** The loss of a network at any weights, in evaluation mode. */
class LossProbe {
  readonly #network: Network;
  readonly #trainer: Trainer;
  readonly #state: StateDict;
  readonly #part: Prepared["train"];

  constructor(
    { config, settings, shape, train, states }: LandscapeSource,
    private readonly names: readonly string[],
  ) {
    this.#network = Network.fromConfig(config);
    this.#trainer = new Trainer(this.#network, {
      loss: lossOf(settings, shape),
      optimizer: new SGD({ learningRate: 0.1 }),
    });
    const present = states[states.length - 1];
    this.#state = Object.fromEntries(
      Object.entries(present).map(([name, { shape: sizes, data }]) => [name, { shape: sizes, data: data.slice() }]),
    );
    this.#part = firstSamples(train, ROWS);
  }

  lossAt(point: Float32Array): number {
    let at = 0;
    for (const name of this.names) {
      const { data } = this.#state[name];
      data.set(point.subarray(at, at + data.length));
      at += data.length;
    }
    this.#network.loadStateDict(this.#state);
    return this.#trainer.evaluate(this.#part).loss;
  }

  [Symbol.dispose](): void {
    this.#network.dispose();
  }
}

/** As many points as the machine computes soon. */
async function sideOf(probe: LossProbe, origin: Float32Array): Promise<number> {
  probe.lossAt(origin);
  const start = performance.now();
  probe.lossAt(origin);
  const ms = performance.now() - start;
  await nextTurn();
  return ms < CHEAP_MS ? FINE : COARSE;
}

/** From the lowest place to the highest with a margin; at least `least` to both sides of 0. */
function rangeOf(places: readonly number[], least: number): readonly [number, number] {
  const [low, high] = [Math.min(-least, ...places), Math.max(least, ...places)];
  const margin = MARGIN * (high - low) || 1;
  return [low - margin, high + margin];
}

function along([low, high]: readonly [number, number], index: number, count: number): number {
  return low + ((high - low) * index) / (count - 1);
}
