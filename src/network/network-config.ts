import { assertOneOf, assertOptions, assertSeed, rangeError, show, typeError, assertInteger } from "../core/check";
import { INITIALIZERS, type Initializer } from "../layers/initializers";
import type { LayerConfig } from "../layers/layer-config";
import type { Threads } from "../threads/threaded-engine";
import { PRECISIONS, type Precision } from "../wasm/engine";

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
  /**
   * Threads that share out wide kernels, the calling one included: 1 (default) to 64,
   * or `"auto"` for as many as the machine has if the layers are wide enough to gain. Any
   * number gives the same bits. They start at the first network that asks for them, and help
   * once they run. In a page they need cross-origin isolation; without it there is one thread.
   */
  readonly threads?: Threads;
}

/** Most threads that a network may ask for. */
const MAXIMUM_THREADS = 64;

/** Checks the options of a network and fills in the defaults. */
export function completeNetworkOptions(options: NetworkOptions): Required<NetworkOptions> {
  assertOptions("Network", options, ["seed", "precision", "threads"]);
  const { seed = 0, precision = "strict", threads = 1 } = options;
  assertSeed("Network", seed);
  assertOneOf("Network", "precision", precision, PRECISIONS);
  if (threads !== "auto") assertInteger("Network", "threads", threads, 1, MAXIMUM_THREADS);
  return { seed, precision, threads };
}

/** Activations by name. */
export type ActivationName = "relu" | "leakyRelu" | "sigmoid" | "tanh";

const ACTIVATIONS: readonly ActivationName[] = ["relu", "leakyRelu", "sigmoid", "tanh"];

/** What follows the last linear layer; `"none"` leaves logits or values. */
export type OutputActivationName = ActivationName | "softmax" | "none";

const OUTPUT_ACTIVATIONS: readonly OutputActivationName[] = [...ACTIVATIONS, "softmax", "none"];

/** Options of `Network.mlp`. */
export interface MlpOptions extends NetworkOptions {
  /** After each hidden layer. Default `"relu"`. */
  readonly activation?: ActivationName;
  /** After the last layer. Default `"none"`. */
  readonly outputActivation?: OutputActivationName;
  /** Of all layers. Default `"he"` for the rectifiers, else `"xavier"`. */
  readonly initializer?: Initializer;
}

const LAYER_OF_ACTIVATION: Readonly<Record<Exclude<OutputActivationName, "none">, LayerConfig>> = {
  relu: { type: "ReLU" },
  leakyRelu: { type: "LeakyReLU", slope: 0.01 },
  sigmoid: { type: "Sigmoid" },
  tanh: { type: "Tanh" },
  softmax: { type: "Softmax" },
};

/** The layers of a multilayer perceptron of the given widths, inputs first. */
export function mlpLayers(sizes: readonly number[], options: MlpOptions): LayerConfig[] {
  const who = "Network.mlp";
  assertOptions(who, options, ["activation", "outputActivation", "initializer", "seed", "precision", "threads"]);
  const { activation = "relu", outputActivation = "none" } = options;
  assertOneOf(who, "activation", activation, ACTIVATIONS);
  assertOneOf(who, "outputActivation", outputActivation, OUTPUT_ACTIVATIONS);
  const initializer = options.initializer ?? (activation === "relu" || activation === "leakyRelu" ? "he" : "xavier");
  assertOneOf(who, "initializer", initializer, INITIALIZERS);
  if (!Array.isArray(sizes)) throw typeError(who, `sizes are ${show(sizes)}`, "pass an array such as [2, 3, 1]");
  if (sizes.length < 2)
    throw rangeError(who, `sizes are ${show(sizes)}`, "give inputs and outputs at least, as in [2, 1]");
  sizes.forEach((size, i) => {
    assertInteger(who, `sizes[${i}]`, size, 1);
  });
  return sizes.slice(1).flatMap((fanOut: number, i): LayerConfig[] => {
    const linear: LayerConfig = { type: "Linear", fanIn: sizes[i] as number, fanOut, bias: true, initializer };
    const name = i === sizes.length - 2 ? outputActivation : activation;
    return name === "none" ? [linear] : [linear, LAYER_OF_ACTIVATION[name]];
  });
}
