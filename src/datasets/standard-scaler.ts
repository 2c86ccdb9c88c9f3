import { toMatrix, type MatrixLike } from "../core/matrix";
import { assertScalerNumbers, Scaler, type ScalerJson, type ScalerSteps } from "./scaler";

/**
 * Takes the mean of each column off and divides by its (biased) standard deviation. A constant
 * column becomes 0.
 *
 * @example
 * ```ts
 * const scaler = new StandardScaler().fit(train.inputs);
 * const inputs = scaler.transform(test.inputs);
 * ```
 */
export class StandardScaler extends Scaler {
  #steps: ScalerSteps | undefined;

  constructor() {
    super("StandardScaler");
  }

  /** A fitted scaler of known means and deviations, one of each a column. */
  static from(mean: readonly number[], deviation: readonly number[]): StandardScaler {
    assertScalerNumbers("StandardScaler.from", { mean, deviation });
    const scaler = new StandardScaler();
    scaler.#steps = { offset: [...mean], size: deviation.map((size) => size || 1) };
    return scaler;
  }

  /** Means of the columns that were fitted. */
  get mean(): readonly number[] {
    return this.fitted("mean").offset;
  }

  /** Standard deviations; 1 for constant columns. */
  get deviation(): readonly number[] {
    return this.fitted("deviation").size;
  }

  /** Learns means and deviations. Returns itself. */
  override fit(inputs: MatrixLike): this {
    const { data, rows, columns } = toMatrix("StandardScaler.fit", "inputs", inputs);
    const mean = new Array<number>(columns).fill(0);
    const squares = new Array<number>(columns).fill(0);
    const constant = new Array<boolean>(columns).fill(true);
    data.forEach((x, i) => (mean[i % columns] += x / rows));
    data.forEach((x, i) => {
      squares[i % columns] += (x - mean[i % columns]) ** 2 / rows;
      constant[i % columns] &&= x === data[i % columns];
    });
    // The sum of a constant is rounded, and what is left of it must not be taken for a spread.
    this.#steps = {
      offset: mean.map((value, c) => (constant[c] ? data[c] : value)),
      size: squares.map((variance, c) => (constant[c] ? 1 : Math.sqrt(variance) || 1)),
    };
    return this;
  }

  override toJSON(): ScalerJson & { type: "standard" } {
    const { offset, size } = this.fitted("toJSON");
    return { type: "standard", mean: offset, deviation: size };
  }

  protected override get steps(): ScalerSteps | undefined {
    return this.#steps;
  }
}
