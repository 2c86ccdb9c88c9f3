import { assertFraction, assertPositive } from "../core/check";
import { Optimizer } from "./optimizer";
/**
 * Adam: `m = beta1 * m + (1 - beta1) * g; v = beta2 * v + (1 - beta2) * g²;
 * p -= learningRate * mHat / (sqrt(vHat) + epsilon)`, with `mHat = m / (1 - beta1^t)`,
 * `vHat = v / (1 - beta2^t)`. `weightDecay` is an L2 term in the gradient.
 * Source: Kingma and Ba (2015), algorithm 1.
 */
export class Adam extends Optimizer {
  type = "Adam";
  moments = ["firstMoment", "secondMoment"];
  beta1;
  beta2;
  epsilon;
  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options = {}, who = "Adam", defaultWeightDecay = 0) {
    super(who, options, ["beta1", "beta2", "epsilon"], defaultWeightDecay);
    const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
    assertFraction(who, "beta1", beta1);
    assertFraction(who, "beta2", beta2);
    assertPositive(who, "epsilon", epsilon);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }
  get config() {
    const { type, learningRate, weightDecay, beta1, beta2, epsilon } = this;
    return { type, learningRate, weightDecay, beta1, beta2, epsilon };
  }
  update(kernels, blocks, step, gradientScale) {
    this.updateWith(kernels, blocks, step, gradientScale, this.weightDecay, 1);
  }
  /** An update with an L2 term in the gradient and a factor of the parameters. */
  updateWith(kernels, blocks, step, gradientScale, l2, shrink) {
    const { beta1, beta2 } = this;
    const perRate = (1 - integerPower(beta1, step)) / this.learningRate;
    kernels.adamStep(
      blocks.parameters,
      blocks.gradients,
      blocks.moments[0],
      blocks.moments[1],
      blocks.length,
      perRate / Math.sqrt(1 - integerPower(beta2, step)),
      perRate * this.epsilon,
      1 - beta1,
      1 - beta2,
      l2,
      shrink,
      gradientScale,
    );
  }
}
/** x^n by squaring: `Math.pow` may differ in the last bits between engines, this may not. */
function integerPower(x, n) {
  let power = 1;
  for (let square = x; n > 0; n = Math.floor(n / 2), square *= square) {
    if (n % 2 === 1) power *= square;
  }
  return power;
}
