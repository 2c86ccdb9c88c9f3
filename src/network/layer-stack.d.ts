import { NeuralLayer, type ForwardPass } from "../layers/neural-layer";
import type { Engine } from "../wasm/engine";
import type { Tensor } from "../wasm/tensor";
import { TensorScope } from "../wasm/tensor-scope";
import { type ParameterLayout } from "./parameter-layout";
/**
 * The working side of a network: its layers bound to memory, forward and backward passes
 * through them. `Network` is its face; trainers work on the stack itself.
 */
export declare class LayerStack {
  #private;
  readonly engine: Engine;
  readonly layers: readonly NeuralLayer[];
  readonly seed: number;
  readonly scope: TensorScope;
  readonly layout: ParameterLayout;
  /** All parameters, in one block. */
  readonly parameters: Tensor;
  readonly fanIn: number;
  readonly fanOut: number;
  /** Whether a trainer's `fit` is under way; two at once would mix their steps. */
  isFitting: boolean;
  /** @throws TypeError, RangeError, StateError before any layer is bound. */
  constructor(engine: Engine, layers: readonly NeuralLayer[], seed: number);
  /** The block of gradients, made at the first call. */
  get gradients(): Tensor;
  /** Makes room for passes of `rows` rows. */
  reserve(rows: number): void;
  /** Rows that there is room for. */
  get reservedRows(): number;
  /** Where the inputs of a pass are put, (reserved rows x fanIn). */
  get inputs(): Tensor;
  /** Outputs (rows x fanOut) for inputs (rows x fanIn), good until the next pass. */
  forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor;
  /**
   * Gradients of all parameters, from the gradient with respect to the outputs of the layers
   * before the last `skippedLayers`. Overwrites `dOutputs`.
   */
  backward(dOutputs: Tensor, rows: number, skippedLayers: number): void;
  /** Lets layers keep the statistics of the last training pass. */
  commit(rows: number): void;
  /** @throws RangeError if a training batch of `rows` rows is too small for a layer. */
  assertTrainingRows(who: string, rows: number): void;
  /** First layer whose batch statistics are not finite, as `"1 (BatchNorm1d)"`. */
  firstBrokenStatistics(): string | undefined;
  /** First layer whose parameters or outputs in the last pass are not all finite, as `"2 (Linear)"`. */
  firstBrokenLayer(rows: number): string | undefined;
}
