import { assertBoolean, assertFraction } from "../core/check";
import { Optimizer } from "./optimizer";
/**
 * Gradient descent with momentum: `v = momentum * v + g; p -= learningRate * v`, or with
 * Nesterov's look ahead `p -= learningRate * (g + momentum * v)`.
 * Source: Sutskever et al. (2013), in PyTorch's form.
 */
export class Momentum extends Optimizer {
  type = "Momentum";
  moments = ["velocity"];
  momentum;
  nesterov;
  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options = {}) {
    super("Momentum", options, ["momentum", "nesterov"]);
    const { momentum = 0.9, nesterov = false } = options;
    assertFraction("Momentum", "momentum", momentum);
    assertBoolean("Momentum", "nesterov", nesterov);
    this.momentum = momentum;
    this.nesterov = nesterov;
  }
  get config() {
    const { type, learningRate, weightDecay, momentum, nesterov } = this;
    return { type, learningRate, weightDecay, momentum, nesterov };
  }
  update(kernels, blocks, _step, gradientScale) {
    kernels.momentumStep(
      blocks.parameters,
      blocks.gradients,
      blocks.moments[0],
      blocks.length,
      this.learningRate,
      this.momentum,
      Number(this.nesterov),
      this.weightDecay,
      gradientScale,
    );
  }
}
