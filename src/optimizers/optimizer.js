import { assertNonNegative, assertOptions, assertPositive } from "../core/check";
/**
 * A rule that turns gradients into changes of the parameters. It holds settings only; its
 * moments belong to the trainer, so one optimizer may serve several trainers.
 */
export class Optimizer {
  who;
  weightDecay;
  #learningRate;
  constructor(who, options, known, defaultWeightDecay = 0) {
    this.who = who;
    assertOptions(who, options, ["learningRate", "weightDecay", ...known]);
    const { learningRate = 1e-3, weightDecay = defaultWeightDecay } = options;
    assertPositive(who, "learningRate", learningRate);
    assertNonNegative(who, "weightDecay", weightDecay);
    this.#learningRate = learningRate;
    this.weightDecay = weightDecay;
  }
  /** Size of a step; may be changed between steps. */
  get learningRate() {
    return this.#learningRate;
  }
  set learningRate(value) {
    assertPositive(this.who, "learningRate", value);
    this.#learningRate = value;
  }
}
