import { assertBoolean, assertNumber, assertOptions, assertPositive, rangeError } from "../core/check";
import { NeuralLayer } from "./neural-layer";
/** Checks the options of `BatchNorm1d` and `BatchNorm2d` and fills in the defaults. */
export function completeBatchNormOptions(who, options, known) {
  assertOptions(who, options, known);
  const { momentum = 0.1, epsilon = 1e-5, affine = true } = options;
  assertNumber(who, "momentum", momentum);
  if (!(momentum > 0 && momentum <= 1)) {
    throw rangeError(who, `momentum is ${momentum}`, "pass a number above 0 and at most 1");
  }
  assertPositive(who, "epsilon", epsilon);
  assertBoolean(who, "affine", affine);
  return { momentum, epsilon, affine };
}
/**
 * Batch normalisation over rows of `channels` x `spatial` elements. In training each channel
 * is normalised by the mean and the biased variance of its values in the batch, and the
 * running mean and (unbiased) variance move towards them; in evaluation the running ones are
 * used. Source: Ioffe and Szegedy (2015), algorithms 1 and 2, with PyTorch's conventions.
 */
export class BatchNorm extends NeuralLayer {
  channels;
  spatial;
  options;
  #inputs;
  #outputs;
  #mean;
  #variance;
  #inverseDeviation;
  #runningMean;
  #runningVariance;
  #gamma;
  #beta;
  /** Where the gradients go when there is nothing to train. */
  #unusedGradients;
  constructor(channels, spatial, options) {
    super();
    this.channels = channels;
    this.spatial = spatial;
    this.options = options;
  }
  get fixedFanIn() {
    return this.channels * this.spatial;
  }
  fanOutFor(fanIn) {
    this.assertFanIn(this.fixedFanIn, fanIn);
    return fanIn;
  }
  get parameterSpecs() {
    if (!this.options.affine) return [];
    return [
      { key: "weight", kind: "weights", shape: [this.channels] },
      { key: "bias", kind: "biases", shape: [this.channels] },
    ];
  }
  get bufferSpecs() {
    return [
      { key: "running_mean", shape: [this.channels] },
      { key: "running_var", shape: [this.channels] },
    ];
  }
  get buffers() {
    return [this.#runningMean, this.#runningVariance];
  }
  initialize() {
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
  allocate(rows) {
    const { fanOut } = this.binding;
    this.#outputs = this.workspace(rows * fanOut);
  }
  /** @throws RangeError when one value a channel is all that a training batch has. */
  assertTrainingRows(who, rows) {
    if (rows * this.spatial > 1) return;
    throw rangeError(
      who,
      `a batch of 1 sample reaches ${this.type} in training`,
      "use batches of 2 samples or more, or dropLast: true",
    );
  }
  forward(inputs, rows, pass) {
    const { kernels } = this.binding.engine;
    const { channels, spatial } = this;
    this.#inputs = inputs;
    const mean = pass.training ? this.#mean : this.#runningMean;
    const variance = pass.training ? this.#variance : this.#runningVariance;
    if (pass.training) {
      kernels.batchNormStatistics(inputs.pointer, rows, channels, spatial, mean.pointer, variance.pointer);
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
  backward(dOutputs, rows, needsInputGradient) {
    const [dGamma, dBeta] = this.options.affine ? this.gradients : this.#unusedGradients;
    this.binding.engine.kernels.batchNormBackward(
      this.#inputs.pointer,
      dOutputs.pointer,
      needsInputGradient ? dOutputs.pointer : 0,
      rows,
      this.channels,
      this.spatial,
      this.#mean.pointer,
      this.#inverseDeviation.pointer,
      this.#gamma.pointer,
      dGamma.pointer,
      dBeta.pointer,
    );
    return dOutputs;
  }
  canCommit() {
    const { kernels } = this.binding.engine;
    return (
      kernels.firstNonFinite(this.#mean.pointer, this.channels) < 0 &&
      kernels.firstNonFinite(this.#variance.pointer, this.channels) < 0
    );
  }
  commit(rows) {
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
