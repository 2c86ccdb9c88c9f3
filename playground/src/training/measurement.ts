import type { Trainer } from "wasm-mlp";
import { firstSamples } from "../data/first-rows";
import type { Prepared } from "../data/prepare";

type Part = Prepared["train"];

/** Samples that the loss and accuracy of a moment are measured on at most; fewer for networks with many parameters. */
const MEASURED_ROWS = 2000;
const MEASURED_PRODUCTS = 1.5e8;

/** Loss and accuracy on some samples of each part, as many as are quick to compute. */
export class Measurement {
  readonly #train: Part;
  /** The samples held out that are measured. */
  readonly validation: Part;

  constructor(
    private readonly trainer: Trainer,
    data: Prepared,
    parameterCount: number,
    private readonly isSum: boolean,
  ) {
    const most = Math.min(MEASURED_ROWS, Math.ceil(MEASURED_PRODUCTS / parameterCount));
    this.#train = firstSamples(data.train, most);
    this.validation = firstSamples(data.validation, most);
  }

  /** Losses are means over the samples, whatever training reduces them to. */
  take(): Record<"loss" | "accuracy" | "validationLoss" | "validationAccuracy", number> {
    const [train, validation] = [this.#of(this.#train), this.#of(this.validation)];
    return { ...train, validationLoss: validation.loss, validationAccuracy: validation.accuracy };
  }

  #of(part: Part): { loss: number; accuracy: number } {
    const { loss, accuracy = NaN } = this.trainer.evaluate(part);
    return { loss: this.isSum ? loss / part.inputs.rows : loss, accuracy };
  }
}
