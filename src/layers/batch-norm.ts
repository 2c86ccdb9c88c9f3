import { assertBoolean, assertPositive, rangeError } from "../core/check";
import { positive, single, type RowsFor } from "../core/option-table";
import type { Tensor } from "../wasm/tensor";
import { NeuralLayer, type BufferSpec, type ForwardPass, type ParameterSpec } from "./neural-layer";

/** Options of batch normalization. */
export interface BatchNormOptions {
  /** Weight of the new value in the running mean and variance, above 0 and at most 1. Default 0.1. */
  readonly momentum?: number;
  /** Added to the variance under the root, above 0. Default 1e-5. */
  readonly epsilon?: number;
  /** Whether the result is scaled and shifted by trained values. Default `true`. */
  readonly affine?: boolean;
}

/** Rows of the options of `BatchNorm1d` and `BatchNorm2d`. */
export const BATCH_NORM_ROWS = {
  momentum: [/* @__PURE__ */ single(positive(1)), 0.1],
  epsilon: [/* @__PURE__ */ single(assertPositive), 1e-5],
  affine: [assertBoolean, true],
} satisfies RowsFor<BatchNormOptions>;

/** The options with their defaults filled in. */
export type CompleteBatchNormOptions = Required<BatchNormOptions>;

/**
 * Batch normalization over rows of `channels` x `spatial` elements. In training each channel
 * is normalized by the mean and the biased variance of its values in the batch, and the
 * running mean and (unbiased) variance move toward them; in evaluation the running ones are
 * used. Source: Ioffe and Szegedy (2015), algorithms 1 and 2, with PyTorch's conventions.
 */
export abstract class BatchNorm extends NeuralLayer {
  #inputs!: Tensor;
  #outputs!: Tensor;
  #mean!: Tensor;
  #variance!: Tensor;
  #inverseDeviation!: Tensor;
  #runningMean!: Tensor;
  #runningVariance!: Tensor;
  #gamma!: Tensor;
  #beta!: Tensor;
  /** Whether the last pass took the statistics of its batch. */
  #isTraining = true;
  /** Where the gradients go when there is nothing to train. */
  #unusedGradients!: readonly Tensor[];

  constructor(
    private readonly channels: number,
    private readonly spatial: number,
    private readonly options: CompleteBatchNormOptions,
  ) {
    super();
  }

  override get fixedFanIn(): number {
    return this.channels * this.spatial;
  }

  override fanOutFor(fanIn: number): number {
    this.assertFanIn(this.fixedFanIn, fanIn);
    return fanIn;
  }

  override get parameterSpecs(): readonly ParameterSpec[] {
    if (!this.options.affine) return [];
    return [
      { key: "weight", kind: "weights", shape: [this.channels] },
      { key: "bias", kind: "biases", shape: [this.channels] },
    ];
  }

  override get bufferSpecs(): readonly BufferSpec[] {
    return [
      { key: "running_mean", shape: [this.channels] },
      { key: "running_var", shape: [this.channels], isSquare: true },
    ];
  }

  override get buffers(): readonly Tensor[] {
    return [this.#runningMean, this.#runningVariance];
  }

  override initialize(): void {
    const { scope, parameters } = this.binding;
    const perChannel = () => scope.allocate(this.channels);
    this.#mean = perChannel();
    this.#variance = perChannel();
    this.#inverseDeviation = perChannel();
    this.#runningMean = perChannel();
    this.#runningVariance = perChannel();
    [this.#gamma, this.#beta] = this.options.affine ? parameters : [perChannel(), perChannel()];
    this.#unusedGradients = this.options.affine ? [] : [perChannel(), perChannel()];
    this.#gamma.floats.fill(1);
    this.#runningVariance.floats.fill(1);
  }

  protected override allocate(rows: number): void {
    const { fanOut } = this.binding;
    this.#outputs = this.workspace(rows * fanOut);
  }

  /** @throws RangeError when one value a channel is all that a training batch has. */
  override assertTrainingRows(who: string, rows: number): void {
    if (rows * this.spatial > 1) return;
    throw rangeError(
      who,
      `a batch of 1 sample reaches ${this.type} in training`,
      "use batches of 2 samples or more, or dropLast: true",
    );
  }

  override forward(inputs: Tensor, rows: number, pass: ForwardPass): Tensor {
    const { kernels } = this.binding.engine;
    const { channels, spatial } = this;
    this.#inputs = inputs;
    this.#isTraining = pass.training;
    const mean = pass.training ? this.#mean : this.#runningMean;
    const variance = pass.training ? this.#variance : this.#runningVariance;
    if (pass.training) {
      kernels.batchNormStatistics(
        inputs.pointer,
        rows,
        channels,
        spatial,
        channels * spatial,
        mean.pointer,
        variance.pointer,
      );
    }
    kernels.batchNormInverseDeviation(variance.pointer, this.#inverseDeviation.pointer, channels, this.options.epsilon);
    kernels.batchNormForward(
      inputs.pointer,
      this.#outputs.pointer,
      rows,
      channels,
      spatial,
      mean.pointer,
      this.#inverseDeviation.pointer,
      this.#gamma.pointer,
      this.#beta.pointer,
    );
    return this.#outputs;
  }

  override backward(dOutputs: Tensor, rows: number, needsInputGradient: boolean): Tensor {
    const [dGamma, dBeta] = this.options.affine ? this.gradients : this.#unusedGradients;
    const { kernels } = this.binding.engine;
    const { channels, spatial } = this;
    const [x, dy] = [this.#inputs.pointer, dOutputs.pointer];
    const mean = (this.#isTraining ? this.#mean : this.#runningMean).pointer;
    const inverseDeviation = this.#inverseDeviation.pointer;
    kernels.batchNormParameterGradients(
      x,
      dy,
      rows,
      channels,
      spatial,
      channels * spatial,
      mean,
      inverseDeviation,
      dGamma.pointer,
      dBeta.pointer,
    );
    if (needsInputGradient) {
      const [throughVariance, throughMean] = this.#isTraining ? [dGamma, dBeta] : this.#noGradients();
      kernels.batchNormInputGradients(
        x,
        dy,
        dy,
        rows,
        channels,
        spatial,
        mean,
        inverseDeviation,
        this.#gamma.pointer,
        throughVariance.pointer,
        throughMean.pointer,
        rows * spatial,
      );
    }
    return dOutputs;
  }

  /** Zeros, instead of batch statistics: running ones are constants, through which no gradient goes. */
  #noGradients(): readonly [Tensor, Tensor] {
    this.#mean.floats.fill(0);
    this.#variance.floats.fill(0);
    return [this.#variance, this.#mean];
  }

  override canCommit(): boolean {
    const { kernels } = this.binding.engine;
    return (
      kernels.firstNonFinite(this.#mean.pointer, this.channels) < 0 &&
      kernels.firstNonFinite(this.#variance.pointer, this.channels) < 0
    );
  }

  override commit(rows: number): void {
    const { kernels } = this.binding.engine;
    const { momentum } = this.options;
    const count = rows * this.spatial;
    kernels.batchNormUpdateRunning(this.#runningMean.pointer, this.#mean.pointer, this.channels, momentum, 1);
    kernels.batchNormUpdateRunning(
      this.#runningVariance.pointer,
      this.#variance.pointer,
      this.channels,
      momentum,
      count / (count - 1),
    );
  }
}
