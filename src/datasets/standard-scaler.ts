import { rangeError } from "../core/check";
import { assertScalerNumbers, Scaler, sizeOf, type ScalerInputs, type ScalerJson, type ScalerSteps } from "./scaler";

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

  /**
   * A fitted scaler of known means and deviations, one of each a column; a deviation of 0 counts as 1.
   *
   * @throws TypeError, RangeError for anything but lists of one length, numbers beyond 1e150, or a deviation that is
   *   negative or between 0 and 1e-150.
   */
  static from(mean: readonly number[], deviation: readonly number[]): StandardScaler {
    assertScalerNumbers("StandardScaler.from", { mean, deviation });
    const wrong = deviation.findIndex((size) => size < 0 || (size > 0 && sizeOf(size) !== size));
    if (wrong >= 0) {
      const got = `deviation[${wrong}] is ${deviation[wrong]}`;
      throw rangeError("StandardScaler.from", got, "pass 0, or numbers from 1e-150");
    }
    const scaler = new StandardScaler();
    scaler.#steps = { offset: [...mean], size: deviation.map(sizeOf) };
    return scaler;
  }

  /** Means of the columns that were fitted; a copy. */
  get mean(): readonly number[] {
    return [...this.fitted("mean").offset];
  }

  /** Standard deviations; 1 for constant columns. */
  get deviation(): readonly number[] {
    return [...this.fitted("deviation").size];
  }

  /** Learns means and deviations. Returns itself. */
  override fit(inputs: ScalerInputs): this {
    const { data, rows, columns } = this.learned(inputs);
    const mean = new Array<number>(columns).fill(0);
    const squares = new Array<number>(columns).fill(0);
    const constant = new Array<boolean>(columns).fill(true);
    data.forEach((x, i) => (mean[i % columns] += x / rows));
    data.forEach((x, i) => {
      squares[i % columns] += (x - mean[i % columns]) ** 2 / rows;
      constant[i % columns] &&= x === data[i % columns];
    });
    // The sum of a constant is rounded, and what is left of it must not count as a spread.
    this.#steps = {
      offset: mean.map((value, c) => (constant[c] ? data[c] : value)),
      size: squares.map((variance, c) => (constant[c] ? 1 : sizeOf(Math.sqrt(variance)))),
    };
    return this;
  }

  override toJSON(): ScalerJson & {
    /** Marks the numbers as means and deviations. */
    type: "standard";
  } {
    const { offset, size } = this.fitted("toJSON");
    return { type: "standard", mean: [...offset], deviation: [...size] };
  }

  protected override get steps(): ScalerSteps | undefined {
    return this.#steps;
  }
}
