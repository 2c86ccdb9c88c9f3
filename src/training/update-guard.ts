import { largest } from "../core/extremes";
import type { LayerStack } from "../network/layer-stack";
import type { Optimizer } from "../optimizers/optimizer";
import type { Tensor } from "../wasm/tensor";

/** Magnitudes below it leave room for every sum and square of an update: far from the end of f32. */
const SAFE = 1e30;

/**
 * Notices updates that may leave the range of f32, before they are made. It knows bounds of the
 * parameters and moments, extends them with each update, and measures only when a bound
 * has become large or someone else has written to the network.
 */
export class UpdateGuard {
  #parameters = Infinity;
  #moments = Infinity;
  /** State of the network's parameters for which the bounds hold. */
  #version: number | undefined;

  constructor(
    private readonly stack: LayerStack,
    private readonly moments: readonly Tensor[],
    private readonly optimizer: Optimizer,
  ) {}

  /**
   * Whether an update surely leaves parameters and moments finite; it must follow.
   *
   * @param gradient - The largest magnitude that an element of the gradient can have.
   */
  isSafe(gradient: number, learningRate: number): boolean {
    const isKnown = this.#version === this.stack.version;
    this.#version = ++this.stack.version;
    if (isKnown && this.#extend(gradient, learningRate)) return true;
    this.#parameters = this.#norm(this.stack.parameters);
    this.#moments = largest([0, ...this.moments.map((moment) => this.#norm(moment))]);
    return this.#extend(gradient, learningRate);
  }

  #extend(gradient: number, learningRate: number): boolean {
    const { optimizer } = this;
    const decayed = gradient + optimizer.weightDecay * this.#parameters;
    this.#moments += decayed + decayed * decayed;
    this.#parameters *= 1 + learningRate * optimizer.weightDecay;
    this.#parameters += learningRate * optimizer.largestChange(decayed, this.#moments);
    // Kernels multiply gradients and moments by the rate before they divide.
    const product = learningRate * (1 + decayed + this.#moments);
    return this.#parameters < SAFE && this.#moments < SAFE && product < SAFE;
  }

  /** The L2 norm, which no magnitude exceeds. */
  #norm({ pointer, length }: Tensor): number {
    return Math.sqrt(this.stack.engine.kernels.sumOfSquares(pointer, length));
  }
}
