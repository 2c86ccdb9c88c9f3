import type { LossRatioRule } from "./task";

/**
 * Losses divided by the first one, summed up over the epochs as the study of trainability does
 * (Sohl-Dickstein, 2024): ratios above `cap`, and those that are no numbers, count as `cap`.
 */
export class LossRatios {
  #first = NaN;
  #count = 0;
  #sum = 0;
  #inverseSum = 0;
  readonly #last: number[] = [];

  constructor(private readonly rule: LossRatioRule) {}

  /** Losses added. */
  get count(): number {
    return this.#count;
  }

  /** The loss after the next epoch; the one of epoch 0 comes first. */
  add(loss: number): void {
    if (this.#count++ === 0) this.#first = loss;
    const { cap, last } = this.rule;
    const ratio = loss / this.#first;
    const value = ratio < cap ? ratio : cap;
    this.#sum += value;
    this.#inverseSum += 1 / value;
    this.#last.push(value);
    if (this.#last.length > last) this.#last.shift();
  }

  /** Epochs that a network which diverged did not train. */
  addCapped(epochs: number): void {
    for (let i = 0; i < epochs; i++) this.add(Infinity);
  }

  /** Sum, sum of inverses, mean of the last. */
  get values(): readonly [number, number, number] {
    const mean = this.#last.reduce((sum, value) => sum + value, 0) / this.#last.length;
    return [this.#sum, this.#inverseSum, mean];
  }
}
