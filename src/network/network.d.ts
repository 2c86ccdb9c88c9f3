import { type Matrix, type MatrixLike } from "../core/matrix";
import type { NeuralLayer } from "../layers/neural-layer";
import { type Precision } from "../wasm/engine";
import { LayerStack } from "./layer-stack";
import { type MlpOptions, type NetworkConfig, type NetworkOptions } from "./network-config";
import { type Norms } from "./norms";
import { type StateDict } from "./state-dict";
/** The working side of a network, for trainers. Throws StateError after `dispose`. */
export declare let stackOf: (network: Network, who: string) => LayerStack;
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
export declare class Network {
  #private;
  readonly seed: number;
  readonly precision: Precision;
  /** Columns of the inputs. */
  readonly fanIn: number;
  /** Columns of the outputs. */
  readonly fanOut: number;
  /**
   * @param layers - At least one; each belongs to this network from now on. Sizes must meet.
   * @throws TypeError, RangeError, StateError for layers or options that are not valid;
   *   WasmError where the kernels cannot run or memory is out.
   */
  constructor(layers: readonly NeuralLayer[], options?: NetworkOptions);
  /**
   * A perceptron of the given widths, inputs first, with the same activation after each hidden layer.
   *
   * @example
   * ```ts
   * Network.mlp([2, 3, 2, 1], { activation: "sigmoid", outputActivation: "sigmoid", initializer: "normal", seed: 7 });
   * ```
   */
  static mlp(sizes: readonly number[], options?: MlpOptions): Network;
  /** A network of the same architecture, seed and precision, with its initial parameters. */
  static fromConfig(config: NetworkConfig): Network;
  /** The architecture as plain JSON. */
  get config(): NetworkConfig;
  /** Number of trained values. */
  get parameterCount(): number;
  /** A table of layers, shapes and parameters, for people. */
  summary(): string;
  /**
   * Outputs in evaluation mode: dropout off, running statistics. A sample's outputs have the
   * same bits in any batch.
   *
   * @param inputs - (samples, fanIn).
   * @returns A new matrix, (samples, fanOut).
   * @throws TypeError, RangeError for inputs of the wrong shape or with NaN or infinity.
   */
  predict(inputs: MatrixLike): Matrix;
  /**
   * Copies of all parameters and running statistics, under the names and in the layouts of
   * PyTorch's `nn.Sequential`.
   */
  stateDict(): StateDict;
  /**
   * Copies parameters and running statistics in; PyTorch's `num_batches_tracked` is ignored.
   *
   * @throws TypeError, RangeError for missing, unknown or misshapen entries; nothing has changed then.
   */
  loadStateDict(dict: StateDict): void;
  /** L2 norms of the parameters. */
  norms(): Norms;
  /** Gives the memory back, that of its trainers too. Further use throws StateError; a second call does nothing. */
  dispose(): void;
  [Symbol.dispose](): void;
}
/**
 * Checks that inputs are a matrix of `fanIn` columns; returns its rows.
 */
export declare function checkInputs(who: string, name: string, inputs: MatrixLike, fanIn: number): number;
/** Copies checked inputs into the stack's input tensor and checks that they are finite. */
export declare function stageInputs(
  who: string,
  name: string,
  stack: LayerStack,
  inputs: MatrixLike,
  rows: number,
): void;
