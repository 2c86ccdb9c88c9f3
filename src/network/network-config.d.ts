import { type Initializer } from "../layers/initializers";
import type { LayerConfig } from "../layers/layer-config";
import { type Precision } from "../wasm/engine";
/** A network's architecture and settings as plain JSON; `Network.fromConfig` makes it again. */
export interface NetworkConfig {
  readonly layers: readonly LayerConfig[];
  readonly seed: number;
  readonly precision: Precision;
}
/** Options of a network. */
export interface NetworkOptions {
  /**
   * Fixes every random number of the network: initial weights, dropout, the shuffling of its
   * trainers. An integer from 0 to 2^53 - 1. Default 0.
   */
  readonly seed?: number;
  /** `"strict"` (default): the same bits everywhere. `"fast"`: relaxed SIMD where the engine has it. */
  readonly precision?: Precision;
}
/** Checks the options of a network and fills in the defaults. */
export declare function completeNetworkOptions(options: NetworkOptions): Required<NetworkOptions>;
/** Activations by name. */
export type ActivationName = "relu" | "leakyRelu" | "sigmoid" | "tanh";
/** What follows the last linear layer; `"none"` leaves logits or values. */
export type OutputActivationName = ActivationName | "softmax" | "none";
/** Options of `Network.mlp`. */
export interface MlpOptions extends NetworkOptions {
  /** After each hidden layer. Default `"relu"`. */
  readonly activation?: ActivationName;
  /** After the last layer. Default `"none"`. */
  readonly outputActivation?: OutputActivationName;
  /** Of all layers. Default `"he"` for the rectifiers, else `"xavier"`. */
  readonly initializer?: Initializer;
}
/** The layers of a multilayer perceptron of the given widths, inputs first. */
export declare function mlpLayers(sizes: readonly number[], options: MlpOptions): LayerConfig[];
