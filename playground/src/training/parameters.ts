/** Single parameters of a network by the neuron that they lead to. */
import type { Network, StateDict } from "wasm-mlp";
import type { NeuronPlace, WeightPlace } from "./frame";

/** Parameters that stay as they are, and how neurons are switched off. */
export class HeldParameters {
  /** Values by name and index. */
  readonly #held = new Map<string, { readonly place: WeightPlace; value: number }>();
  readonly #off = new Map<string, Float32Array>();

  /** @param linear - Index of the linear layer of each layer of neurons. */
  constructor(
    private readonly network: Network,
    private readonly linear: readonly number[],
  ) {}

  get isEmpty(): boolean {
    return this.#held.size === 0 && this.#off.size === 0;
  }

  set(place: WeightPlace, value: number): void {
    const state = this.network.stateDict();
    this.#write(state, place, value);
    this.network.loadStateDict(state);
    const held = this.#held.get(keyOf(place));
    if (held !== undefined) held.value = value;
  }

  freeze(place: WeightPlace, isFrozen: boolean): void {
    if (isFrozen) this.#held.set(keyOf(place), { place, value: this.#read(this.network.stateDict(), place) });
    else this.#held.delete(keyOf(place));
  }

  /** Takes a neuron out: the weights from it are 0 until it is switched on again. */
  switchOff(place: NeuronPlace, isOff: boolean): void {
    const key = `${place.layer}.${place.neuron}`;
    const state = this.network.stateDict();
    const kept = this.#off.get(key);
    if (isOff && kept === undefined) this.#off.set(key, this.outgoing(state, place));
    if (!isOff && kept !== undefined) {
      this.#off.delete(key);
      this.#setOutgoing(state, place, (to) => kept[to]);
      this.network.loadStateDict(state);
    }
    this.restore();
  }

  isOff({ layer, neuron }: NeuronPlace): boolean {
    return this.#off.has(`${layer}.${neuron}`);
  }

  /** Which weights into a neuron stay, by what they come from; the bias after the last. */
  frozenInto({ layer, neuron }: NeuronPlace, fanIn: number): number[] {
    const places = [...this.#held.values()].map(({ place }) => place);
    const own = places.filter((place) => place.layer === layer && place.neuron === neuron);
    return own.map(({ from }) => (from < 0 ? fanIn : from));
  }

  /** Puts back what a step has changed. */
  restore(): void {
    if (this.isEmpty) return;
    const state = this.network.stateDict();
    for (const { place, value } of this.#held.values()) this.#write(state, place, value);
    for (const key of this.#off.keys()) {
      const [layer, neuron] = key.split(".").map(Number);
      this.#setOutgoing(state, { layer, neuron }, () => 0);
    }
    this.network.loadStateDict(state);
  }

  incoming(state: StateDict, { layer, neuron }: NeuronPlace): Float32Array {
    const { data, shape } = state[`${this.linear[layer]}.weight`];
    const bias = state[`${this.linear[layer]}.bias`].data[neuron];
    return Float32Array.from([...data.subarray(neuron * shape[1], (neuron + 1) * shape[1]), bias]);
  }

  outgoing(state: StateDict, { layer, neuron }: NeuronPlace): Float32Array {
    const next = this.linear[layer + 1];
    if (next === undefined) return new Float32Array(0);
    const { data, shape } = state[`${next}.weight`];
    return Float32Array.from({ length: shape[0] }, (_, to) => data[to * shape[1] + neuron]);
  }

  #setOutgoing(state: StateDict, { layer, neuron }: NeuronPlace, valueOf: (to: number) => number): void {
    const next = this.linear[layer + 1];
    if (next === undefined) return;
    const { data, shape } = state[`${next}.weight`];
    for (let to = 0; to < shape[0]; to++) data[to * shape[1] + neuron] = valueOf(to);
  }

  #write(state: StateDict, place: WeightPlace, value: number): void {
    const { data, index } = this.#entry(state, place);
    data[index] = value;
  }

  #read(state: StateDict, place: WeightPlace): number {
    const { data, index } = this.#entry(state, place);
    return data[index];
  }

  #entry(state: StateDict, { layer, neuron, from }: WeightPlace): { data: Float32Array; index: number } {
    const name = this.linear[layer];
    if (from < 0) return { data: state[`${name}.bias`].data, index: neuron };
    const { data, shape } = state[`${name}.weight`];
    return { data, index: neuron * shape[1] + from };
  }
}

function keyOf({ layer, neuron, from }: WeightPlace): string {
  return `${layer}.${neuron}.${from}`;
}
