import { assertInteger } from "../core/check";
import { defineOptions, oneOf, seed, type Check, type RowsFor } from "../core/option-table";
import type { LayerConfig } from "../layers/layer-config";
import { defaultThreads, type Threads } from "../threads/threaded-engine";
import { PRECISIONS, type Precision } from "../wasm/engine";
import { PERCEPTRON_OPTIONS, type PerceptronOptions } from "./perceptron";

/** A network's architecture and settings as plain JSON; `Network.fromConfig` makes it again. */
export interface NetworkConfig {
  /** From the inputs to the outputs. */
  readonly layers: readonly LayerConfig[];
  /** Fixes every random number of the network. */
  readonly seed: number;
  /** Of the kernels: the same bits everywhere, or relaxed SIMD. */
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
   * Threads that share out wide kernels, the calling one included: 1 to 64, or `"auto"` (default;
   * in a worker the default is 1) for as many as the machine has, up to 8, if the layers are wide
   * enough to gain. Any number gives the same bits. `"auto"` starts threads after some milliseconds
   * of wide work, a number at the first network that asks for it; they help once they run. In a
   * page they need cross-origin isolation; without it there is one thread.
   */
  readonly threads?: Threads;
}

/** Most threads that a network may ask for. */
const MAXIMUM_THREADS = 64;

const threadCount: Check<Threads> = (who, name, value) => {
  if (value !== "auto") assertInteger(who, name, value, 1, MAXIMUM_THREADS);
};

/** The options of a network. */
export const NETWORK_OPTIONS = defineOptions({
  seed: [seed, 0],
  precision: [oneOf(...PRECISIONS), "strict"],
  threads: [threadCount, defaultThreads()],
} satisfies RowsFor<NetworkOptions>);

/** Options of `Network.mlp`. */
export interface MlpOptions extends NetworkOptions, PerceptronOptions {}

/** The options of `Network.mlp`. */
export const MLP_OPTIONS = defineOptions({
  ...PERCEPTRON_OPTIONS.rows,
  ...NETWORK_OPTIONS.rows,
} satisfies RowsFor<MlpOptions>);
