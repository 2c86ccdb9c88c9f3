import type { Tensor } from "../wasm/tensor";
import { type Initializer } from "./initializers";
import { NeuralLayer, type ParameterSpec } from "./neural-layer";
/** Options of a `Linear` layer. */
export interface LinearOptions {
  /** Whether a bias is added. Default `true`. */
  readonly bias?: boolean;
  /** How the weights begin. Default `"xavier"`; `"he"` suits ReLU. */
  readonly initializer?: Initializer;
}
/** A `Linear` layer as plain JSON. */
export interface LinearConfig {
  readonly type: "Linear";
  readonly fanIn: number;
  readonly fanOut: number;
  readonly bias: boolean;
  readonly initializer: Initializer;
}
/**
 * Affine map of each sample: `y = x W + b`, x (batchSize, fanIn), W (fanIn, fanOut), b (fanOut).
 *
 * In a state dict the weight is transposed, `[fanOut, fanIn]`, as in PyTorch.
 *
 * @example
 * ```ts
 * const layer = new Linear(784, 256, { initializer: "he" });
 * ```
 */
export declare class Linear extends NeuralLayer {
  #private;
  readonly type = "Linear";
  readonly config: LinearConfig;
  /**
   * @param fanIn - Columns of the inputs, 1 or more.
   * @param fanOut - Columns of the outputs, 1 or more.
   * @throws TypeError, RangeError for sizes or options that are not valid.
   */
  constructor(fanIn: number, fanOut: number, options?: LinearOptions);
  describe(): string;
  get fixedFanIn(): number;
  fanOutFor(fanIn: number): number;
  get parameterSpecs(): readonly ParameterSpec[];
  initialize(): void;
  protected allocate(rows: number): void;
  forward(inputs: Tensor, rows: number): Tensor;
  backward(dOutputs: Tensor, rows: number, needsInputGradient: boolean): Tensor;
}
