import { Optimizer } from "./optimizer";
/** Stochastic gradient descent: `p -= learningRate * g`. */
export class SGD extends Optimizer {
  type = "SGD";
  moments = [];
  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options = {}) {
    super("SGD", options, []);
  }
  get config() {
    return { type: this.type, learningRate: this.learningRate, weightDecay: this.weightDecay };
  }
  update(kernels, blocks, _step, gradientScale) {
    kernels.sgdStep(
      blocks.parameters,
      blocks.gradients,
      blocks.length,
      this.learningRate,
      this.weightDecay,
      gradientScale,
    );
  }
}
