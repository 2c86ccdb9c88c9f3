import { plainCopy } from "../core/plain-copy";
import { floats } from "../core/allocate";
import { mapEach } from "../core/array-of";
import { isArray, isObject } from "../core/kind";
import { assertBoolean, assertInteger, show, typeError } from "../core/check";
import { StateError } from "../core/errors";
import { checkInputs, dataOf, type Matrix, type MatrixLike } from "../core/matrix";
import { defineOptions } from "../core/option-table";
import { createLayer, type LayerConfig } from "../layers/layer-config";
import type { NeuralLayer } from "../layers/neural-layer";
import type { Targets } from "../data/targets";
import type { LossSpec } from "../losses/loss";
import { threadedEngineFor } from "../threads/threaded-engine";
import type { Precision } from "../wasm/engine";
import { forgottenScopes } from "../wasm/tensor-scope";
import { evaluateRows, takeAll, takeLast } from "./evaluation";
import { changedFreeze } from "./frozen-parameters";
import { LayerStack } from "./layer-stack";
import {
  MLP_OPTIONS,
  NETWORK_OPTIONS,
  type MlpOptions,
  type NetworkConfig,
  type NetworkOptions,
} from "./network-config";
import { normsOf, type Norms } from "./norms";
import { intoOf, type PredictOptions } from "./predict-options";
import { perceptronLayers } from "./perceptron";
import { writeStateDict, type LoadReport } from "./partial-state";
import { readStateDict, type StateDict } from "./state-dict";
import { summaryOf } from "./summary";

const FROM_CONFIG_OPTIONS = /* @__PURE__ */ defineOptions({ threads: NETWORK_OPTIONS.rows.threads });
const LOAD_OPTIONS = /* @__PURE__ */ defineOptions({ partial: [assertBoolean, false] });

type InputGradients = (network: Network, inputs: MatrixLike, targets: Targets, loss: LossSpec) => Matrix;

let inputGradientsOf: InputGradients | undefined;

/** Makes `inputGradients` known; the extras do. */
export function registerInputGradients(compute: InputGradients): void {
  inputGradientsOf = compute;
}

/** The working side of a network, for trainers. Throws TypeError for what is none, StateError after `dispose`. */
export let stackOf: (network: Network, who: string) => LayerStack;

/**
 * A multilayer perceptron: layers one after the other, their parameters in one block of wasm
 * memory that the network owns until `dispose`.
 *
 * @example
 * ```ts
 * const network = new Network([new Linear(2, 8), new ReLU(), new Linear(8, 3)], { seed: 42 });
 * network.predict([[0.5, -1]]); // { data: Float32Array(3), rows: 1, columns: 3 }
 * ```
 */
export class Network {
  static {
    stackOf = (network, who) => {
      if (isObject(network) && #stack in network) return network.#liveStack(who);
      throw typeError(who, `network is ${show(network)}`, "pass a Network");
    };
  }

  /** Fixes initial weights, dropout, noise and the shuffling of trainers: an integer from 0 to 2^53 - 1. */
  readonly seed: number;
  /** Which kernels compute: `"strict"`, the same bits everywhere, or `"fast"`, relaxed SIMD where there is any. */
  readonly precision: Precision;
  /** Columns of the inputs. */
  readonly fanIn: number;
  /** Columns of the outputs. */
  readonly fanOut: number;

  readonly #stack: LayerStack;
  /** What `predict` gave last with `into`. */
  #answer: Matrix | undefined;

  /**
   * @param layers - At least one; each belongs to this network from now on. Sizes must meet.
   * @throws TypeError, RangeError, StateError for layers or options that are not valid;
   *   WasmError where the kernels cannot run or memory is out.
   */
  constructor(layers: readonly NeuralLayer[], options: NetworkOptions = {}) {
    const { seed, precision, threads } = NETWORK_OPTIONS.complete("Network", options);
    this.seed = seed;
    this.precision = precision;
    this.#stack = new LayerStack((largest) => threadedEngineFor(precision, threads, largest), layers, seed);
    this.fanIn = this.#stack.fanIn;
    this.fanOut = this.#stack.fanOut;
    forgottenScopes?.register(this, this.#stack.scope, this);
  }

  /**
   * A perceptron of the given widths, inputs first, with the same activation after each hidden layer.
   *
   * @example
   * ```ts
   * Network.mlp([2, 3, 2, 1], { activation: "sigmoid", outputActivation: "sigmoid", initializer: "normal", seed: 7 });
   * ```
   */
  static mlp(sizes: readonly number[], options: MlpOptions = {}): Network {
    const { seed, precision, threads, ...perceptron } = MLP_OPTIONS.complete("Network.mlp", options);
    const layers = perceptronLayers(sizes, perceptron, "Network.mlp").map(createLayer);
    return new Network(layers, { seed, precision, threads });
  }

  /** A network of the same architecture, seed and precision, with its initial parameters. */
  static fromConfig(config: NetworkConfig, options: Pick<NetworkOptions, "threads"> = {}): Network {
    const { threads } = FROM_CONFIG_OPTIONS.complete("Network.fromConfig", options);
    if (!isObject(config) || !isArray(config.layers)) {
      throw typeError("Network.fromConfig", `the configuration is ${show(config)}`, "pass what network.config returns");
    }
    const { layers, seed, precision } = config;
    return new Network(mapEach<LayerConfig, NeuralLayer>(layers, createLayer), { seed, precision, threads });
  }

  /** The architecture as plain JSON; a copy. */
  get config(): NetworkConfig {
    const { layers } = this.#liveStack("Network.config");
    const configs = layers.map((layer) => plainCopy(layer.config) as LayerConfig);
    return { layers: configs, seed: this.seed, precision: this.precision };
  }

  /** Number of trained values. */
  get parameterCount(): number {
    return this.#liveStack("Network.parameterCount").layout.count;
  }

  /** A table of layers, shapes and parameters, for people. */
  summary(): string {
    return summaryOf(this.#liveStack("Network.summary"));
  }

  /**
   * Outputs in evaluation mode: dropout off, running statistics. A sample's outputs have the
   * same bits in any batch.
   *
   * @param inputs - (samples, fanIn).
   * @param options - With `into` and a matrix as inputs, nothing is allocated but by the first call.
   * @returns A matrix, (samples, fanOut): a new one, or with `into` one whose `data` is `into`, the same for the same array.
   * @throws TypeError, RangeError for inputs of the wrong shape or with NaN or infinity, or `into` of the wrong length.
   *
   * @example
   * ```ts
   * const pixels = new Float32Array(64);
   * const into = new Float32Array(10);
   * network.predict({ data: pixels, rows: 1, columns: 64 }, { into });
   * ```
   */
  predict(inputs: MatrixLike, options?: PredictOptions): Matrix {
    const who = "Network.predict";
    this.#liveStack(who);
    const rows = checkInputs(who, "inputs", inputs, this.fanIn);
    const into = options === undefined ? undefined : intoOf(who, options, rows * this.fanOut);
    const data = dataOf(who, "inputs", inputs, rows, this.fanIn);
    const outputs = into ?? floats(rows * this.fanOut);
    // Asked for once more: a getter of the inputs may have disposed of the network.
    evaluateRows(who, this.#liveStack(who), data, rows, outputs, takeLast);
    if (into === undefined) return { data: outputs, rows, columns: this.fanOut };
    if (this.#answer?.data !== into) this.#answer = { data: into, rows, columns: this.fanOut };
    return this.#answer;
  }

  /**
   * What each layer gives for the inputs, in evaluation mode; the last is what `predict` gives.
   *
   * @param inputs - (samples, fanIn).
   * @returns A new matrix for each layer, (samples, its fanOut), in the order of the layers.
   * @throws as `predict`.
   */
  activations(inputs: MatrixLike): Matrix[] {
    const who = "Network.activations";
    const { fanOuts } = this.#liveStack(who);
    const rows = checkInputs(who, "inputs", inputs, this.fanIn);
    const data = dataOf(who, "inputs", inputs, rows, this.fanIn);
    const result = fanOuts.map((columns) => ({ data: floats(rows * columns), rows, columns }));
    evaluateRows(who, this.#liveStack(who), data, rows, result, takeAll);
    return result;
  }

  /**
   * Gradient of a loss, the mean over the samples, with respect to the inputs, in evaluation mode: dropout off, running
   * statistics. Nothing of the network changes. Comes with the extras.
   *
   * @param inputs - (samples, fanIn).
   * @param targets - One for each sample, as in a `Dataset`.
   * @param loss - As a trainer takes it.
   * @returns A new matrix, (samples, fanIn).
   * @throws TypeError, RangeError for data or a loss that are not valid; StateError within a bundle without the extras.
   */
  inputGradients(inputs: MatrixLike, targets: Targets, loss: LossSpec): Matrix {
    if (inputGradientsOf !== undefined) return inputGradientsOf(this, inputs, targets, loss);
    throw new StateError("Network.inputGradients: the extras are not installed; call installExtras() first.");
  }

  /**
   * Copies of all parameters and running statistics, under the names and in the layouts of
   * PyTorch's `nn.Sequential`.
   */
  stateDict(): StateDict {
    return readStateDict(this.#liveStack("Network.stateDict"));
  }

  /**
   * Copies parameters and running statistics in; PyTorch's `num_batches_tracked` is ignored.
   *
   * @param options - With `partial: true` only what fits is taken, by name and shape; the rest stays as it was.
   * @returns What was taken and what was not, by name.
   * @throws TypeError, RangeError for missing, unknown or misshapen entries unless `partial`, and for numbers that are not
   *   finite; nothing has changed then.
   */
  loadStateDict(dict: StateDict, options: { readonly partial?: boolean } = {}): LoadReport {
    const who = "Network.loadStateDict";
    const { partial } = LOAD_OPTIONS.complete(who, options);
    return writeStateDict(who, this.#liveStack(who), dict, partial);
  }

  /**
   * Lets training leave parameters as they are, until `unfreeze`: their gradients are 0 and updates, weight decay too, pass
   * them over. Running statistics are no parameters. A checkpoint does not keep it.
   *
   * @param names - Names as in a state dict, or numbers of layers for all that they have: `["0", "2.bias"]`.
   * @throws TypeError, RangeError for what is no name of a parameter; nothing has changed then.
   */
  freeze(names: string | readonly string[]): void {
    const stack = this.#liveStack("Network.freeze");
    stack.frozen = changedFreeze("Network.freeze", stack.layout, stack.frozen, names, true);
  }

  /** Lets training change parameters again. @throws as `freeze`. */
  unfreeze(names: string | readonly string[]): void {
    const stack = this.#liveStack("Network.unfreeze");
    stack.frozen = changedFreeze("Network.unfreeze", stack.layout, stack.frozen, names, false);
  }

  /** Names of the parameters that are frozen. */
  get frozen(): readonly string[] {
    return [...(this.#liveStack("Network.frozen").frozen?.names ?? [])];
  }

  /**
   * A new network of the layers from `from` to before `to`, with copies of their parameters and running statistics.
   *
   * @param from - First layer, from 0.
   * @param to - Layer after the last. Default the number of layers.
   * @throws TypeError, RangeError for numbers that name no layers, or layers of which none says how many columns it takes.
   */
  slice(from: number, to?: number): Network {
    const who = "Network.slice";
    const { layers } = this.#liveStack(who);
    assertInteger(who, "from", from, 0, layers.length - 1);
    const end = to ?? layers.length;
    assertInteger(who, "to", end, from + 1, layers.length);
    const { config } = this;
    const part = Network.fromConfig({ ...config, layers: config.layers.slice(from, end) });
    const entries = Object.entries(this.stateDict()).map(([name, tensor]) => {
      return [name.replace(/\d+/, (layer) => `${Number(layer) - from}`), tensor] as const;
    });
    part.loadStateDict(Object.fromEntries(entries), { partial: true });
    return part;
  }

  /** L2 norms of the parameters. */
  norms(): Norms {
    return normsOf(this.#liveStack("Network.norms"));
  }

  /** Gives the memory back, that of its trainers too. Further use throws StateError; a second call does nothing. */
  dispose(): void {
    forgottenScopes?.unregister(this);
    this.#stack.scope.dispose();
  }

  /** Calls `dispose`, at the end of a block with `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  #liveStack(who: string): LayerStack {
    if (!this.#stack.scope.isDisposed) return this.#stack;
    throw new StateError(`${who}: the network is disposed of; make a new one or call dispose later.`);
  }
}
