import { assertFraction, assertNonNegative, assertPositive } from "../../core/check";
import { exp, log } from "../../core/exponential";
import { integerPower } from "../../core/integer-power";
import { defineOptions, single, type RowsFor } from "../../core/option-table";
import { extraKernelsOf } from "../../wasm/extra-kernels";
import type { Kernels } from "../../wasm/kernels";
import { FLUSHED_ROOT, Optimizer, OPTIMIZER_ROWS, type OptimizerOptions, type UpdateBlocks } from "../optimizer";

/** Options of `NAdam`. */
export interface NAdamOptions extends OptimizerOptions {
  /** Share of the last first moment that is kept, at least 0 and below 1. Default 0.9. */
  readonly beta1?: number;
  /** Share of the last second moment that is kept, at least 0 and below 1. Default 0.999. */
  readonly beta2?: number;
  /** Added to the bias-corrected root, above 0. Default 1e-8. */
  readonly epsilon?: number;
  /** How fast the momentum grows to beta1, 0 or more. Default 0.004. */
  readonly momentumDecay?: number;
}

/** The base of the momentum's growth. */
const LOG_BASE = log(0.96);

const OPTIONS = /* @__PURE__ */ defineOptions({
  ...OPTIMIZER_ROWS,
  learningRate: [assertPositive, 2e-3],
  beta1: [assertFraction, 0.9],
  beta2: [assertFraction, 0.999],
  epsilon: [single(assertPositive), 1e-8],
  momentumDecay: [assertNonNegative, 0.004],
} satisfies RowsFor<NAdamOptions>);

/**
 * Adam with Nesterov's look ahead: the step takes the gradient and the next moment, weighted by a momentum
 * `beta1 (1 - 0.96^(t momentumDecay) / 2)`. Default `learningRate` 0.002. The bias corrections of the look ahead are those
 * of PyTorch 1.13's `NAdam`, which count the momentum of step t twice in that of the next moment.
 * Source: Dozat (2016).
 */
export class NAdam extends Optimizer {
  readonly type = "NAdam";
  readonly moments = ["firstMoment", "secondMoment"];
  override readonly squares = ["secondMoment"];
  /** Share of the last first moment that each step keeps, at least 0 and below 1; the momentum grows to it. */
  readonly beta1: number;
  /** Share of the last second moment that each step keeps, at least 0 and below 1. */
  readonly beta2: number;
  /** Added to the bias-corrected root of the second moment, above 0, in single precision. */
  readonly epsilon: number;
  /** How fast the momentum grows from beta1 / 2 to beta1, 0 or more; with 0 it stays at beta1 / 2. */
  readonly momentumDecay: number;
  /** The product of the momenta of steps 1 to `step`: kept from the last update, the next one needs one factor more. */
  #product = { step: 0, value: 1 };

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: NAdamOptions = {}) {
    const settings = OPTIONS.complete("NAdam", options);
    super("NAdam", settings);
    this.beta1 = settings.beta1;
    this.beta2 = settings.beta2;
    this.epsilon = settings.epsilon;
    this.momentumDecay = settings.momentumDecay;
  }

  override largestChange(gradient: number, moment: number): number {
    const { beta1, beta2, epsilon } = this;
    const ratio = beta1 * beta1 < beta2 ? (1 - beta2) * (1 - (beta1 * beta1) / beta2) : 0;
    const roots = (1 + FLUSHED_ROOT / epsilon) * (1 / Math.sqrt(1 - beta2) + 1 / Math.sqrt(ratio) / (1 - beta1));
    return Math.min((gradient + moment / (1 - beta1)) / epsilon, roots);
  }

  #momentum(step: number): number {
    return this.beta1 * (1 - exp(LOG_BASE * step * this.momentumDecay) / 2);
  }

  #productTo(step: number): number {
    let { step: at, value } = this.#product;
    if (at > step) [at, value] = [0, 1];
    while (at < step && value > 0) value *= this.#momentum(++at);
    this.#product = { step: at, value };
    return value;
  }

  override update(
    kernels: Kernels,
    blocks: UpdateBlocks,
    step: number,
    gradientScale: number,
    learningRate = this.learningRate,
  ): void {
    const { beta1, beta2, epsilon, weightDecay } = this;
    const product = this.#productTo(step);
    const [now, next] = [this.#momentum(step), this.#momentum(step + 1)];
    extraKernelsOf(kernels).nadamStep(
      blocks.parameters,
      blocks.gradients,
      blocks.moments[0],
      blocks.moments[1],
      blocks.length,
      (learningRate * (1 - now)) / (1 - product),
      (learningRate * next) / (1 - product * now * next),
      1 / Math.sqrt(1 - integerPower(beta2, step)),
      epsilon,
      1 - beta1,
      1 - beta2,
      weightDecay,
      gradientScale,
    );
  }
}
