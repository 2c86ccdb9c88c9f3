import { Network, type Matrix, type NetworkConfig, type StateDict } from "wasm-mlp";
import type { LayerConfig } from "wasm-mlp";

/**
 * Shows what each layer of neurons gives: the network cut into blocks, each a network of its
 * own with a copy of the parameters.
 */
export class LayerProbe {
  readonly #blocks: readonly { readonly network: Network; readonly first: number; readonly length: number }[];

  constructor(blocks: readonly (readonly LayerConfig[])[], { seed, precision }: NetworkConfig) {
    let first = 0;
    this.#blocks = blocks.map((layers) => {
      const block = { network: Network.fromConfig({ layers, seed, precision }), first, length: layers.length };
      first += layers.length;
      return block;
    });
  }

  /** Copies the parameters of the whole network. */
  update(state: StateDict): void {
    for (const { network, first, length } of this.#blocks) {
      const own: Record<string, StateDict[string]> = {};
      for (const [name, tensor] of Object.entries(state)) {
        const [index, key] = name.split(".");
        const layer = Number(index) - first;
        if (layer >= 0 && layer < length) own[`${layer}.${key}`] = tensor;
      }
      network.loadStateDict(own);
    }
  }

  /** Outputs of each layer of neurons, (samples, neurons). */
  respond(inputs: Matrix): Matrix[] {
    let outputs = inputs;
    return this.#blocks.map(({ network }) => (outputs = network.predict(outputs)));
  }

  dispose(): void {
    for (const { network } of this.#blocks) network.dispose();
  }
}
