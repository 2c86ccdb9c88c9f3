import type { Tensor } from "../wasm/tensor";
import { NeuralLayer, type BufferSpec, type ForwardPass, type ParameterSpec } from "./neural-layer";
/** Options of batch normalisation. */
export interface BatchNormOptions {
  /** Weight of the new value in the running mean and variance, above 0 and at most 1. Default 0.1. */
  readonly momentum?: number;
  /** Added to the variance under the root, above 0. Default 1e-5. */
  readonly epsilon?: number;
  /** Whether the result is scaled and shifted by trained values. Default `true`. */
  readonly affine?: boolean;
}
/** The options with their defaults filled in. */
export type CompleteBatchNormOptions = Required<BatchNormOptions>;
/** Checks the options of `BatchNorm1d` and `BatchNorm2d` and fills in the defaults. */
export declare function completeBatchNormOptions(
  who: string,
  options: BatchNormOptions,
  known: readonly string[],
): CompleteBatchNormOptions;
/**
 * Batch normalisation over rows of `channels` x `spatial` elements. In training each channel
 * is normalised by the mean and the biased variance of its values in the batch, and the
 * running mean and (unbiased) variance move towards them; in evaluation the running ones are
 * used. Source: Ioffe and Szegedy (2015), algorithms 1 and 2, with PyTorch's conventions.
 */
export declare abstract class BatchNorm extends NeuralLayer {
  #private;
  private readonly channels;
  private readonly spatial;
  private readonly options;
  constructor(channels: number, spatial: number, options: CompleteBatchNormOptions);
  get fixedFanIn(): number;
  fanOutFor(fanIn: number): number;
  get parameterSpecs(): readonly ParameterSpec[];
  get bufferSpecs(): readonly BufferSpec[];
  get buffers(): readonly Tensor[];
  initialize(): void;
  protected allocate(rows: number): void;
  /** @throws RangeError when one value a channel is all that a training batch has. */
  assertTrainingRows(who: string, rows: number): void;
  forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor;
  backward(dOutputs: Tensor, rows: number, needsInputGradient: boolean): Tensor;
  canCommit(): boolean;
  commit(rows: number): void;
}
