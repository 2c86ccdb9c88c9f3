import type { Reduction } from "../losses/loss";

/** Loss and, for classes, accuracy of a network on some data. */
export interface Evaluation {
  /** Loss of all samples, their mean or sum as the `reduction`. */
  readonly loss: number;
  /** Share of samples classified right; undefined for regression. */
  readonly accuracy?: number;
}

/** Adds the batches of an epoch up. */
export class EpochTotals {
  #loss = 0;
  #weight = 0;
  #rows = 0;
  #correct: number | undefined;

  /** @param weight - Of all samples together, where it is known before. */
  constructor(
    private readonly reduction: Reduction,
    private readonly weight: number | undefined,
  ) {}

  /** @param loss - Mean or sum over the batch. */
  add(loss: number, weight: number): void {
    const share = this.weight === undefined ? weight : weight / this.weight;
    this.#loss += (this.reduction === "mean" ? share : 1) * loss;
    this.#weight += weight;
  }

  addRows(rows: number, correct: number | undefined): void {
    this.#rows += rows;
    if (correct !== undefined) this.#correct = (this.#correct ?? 0) + correct;
  }

  get evaluation(): Evaluation {
    const isShare = this.weight !== undefined || this.reduction === "sum";
    const loss = isShare ? this.#loss : this.#loss / this.#weight;
    return this.#correct === undefined ? { loss } : { loss, accuracy: this.#correct / this.#rows };
  }
}
