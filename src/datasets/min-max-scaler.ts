import { rangeError } from "../core/check";
import { assertScalerNumbers, Scaler, sizeOf, type ScalerInputs, type ScalerJson, type ScalerSteps } from "./scaler";

/**
 * Brings each column to 0 to 1: the smallest value that was fitted becomes 0, the largest 1.
 * A constant column becomes 0.
 *
 * @example
 * ```ts
 * const scaler = new MinMaxScaler().fit(train.inputs);
 * const inputs = scaler.transform(test.inputs);
 * ```
 */
export class MinMaxScaler extends Scaler {
  #min: readonly number[] | undefined;
  #max: readonly number[] = [];

  constructor() {
    super("MinMaxScaler");
  }

  /** A fitted scaler of known smallest and largest values, one of each a column. */
  static from(min: readonly number[], max: readonly number[]): MinMaxScaler {
    assertScalerNumbers("MinMaxScaler.from", { min, max });
    const wrong = min.findIndex((least, c) => least > max[c]);
    if (wrong >= 0) {
      const got = `min[${wrong}] is ${min[wrong]}, max[${wrong}] is ${max[wrong]}`;
      throw rangeError("MinMaxScaler.from", got, "pass the smaller as min");
    }
    const scaler = new MinMaxScaler();
    scaler.#min = [...min];
    scaler.#max = [...max];
    return scaler;
  }

  /** Smallest values of the columns that were fitted. */
  get min(): readonly number[] {
    return [...this.fitted("min").offset];
  }

  /** Largest values of the columns that were fitted. */
  get max(): readonly number[] {
    this.fitted("max");
    return [...this.#max];
  }

  /** Learns smallest and largest values. Returns itself. */
  override fit(inputs: ScalerInputs): this {
    const { data, columns } = this.learned(inputs);
    const min = new Array<number>(columns).fill(Infinity);
    const max = new Array<number>(columns).fill(-Infinity);
    data.forEach((x, i) => {
      min[i % columns] = Math.min(min[i % columns], x);
      max[i % columns] = Math.max(max[i % columns], x);
    });
    this.#min = min;
    this.#max = max;
    return this;
  }

  override toJSON(): ScalerJson & {
    /** Marks the numbers as least and largest values. */
    type: "minMax";
  } {
    return { type: "minMax", min: [...this.fitted("toJSON").offset], max: [...this.#max] };
  }

  protected override get steps(): ScalerSteps | undefined {
    const max = this.#max;
    return this.#min && { offset: this.#min, size: this.#min.map((min, c) => sizeOf(max[c] - min)) };
  }
}
