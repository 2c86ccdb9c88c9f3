import { rangeError } from "../core/check";
import { StateError } from "../core/errors";
import { toMatrix, type Matrix, type MatrixLike } from "../core/matrix";

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
export class StandardScaler {
  #mean: readonly number[] | undefined;
  #deviation: readonly number[] = [];

  /** Means of the columns that were fitted. */
  get mean(): readonly number[] {
    return this.#fitted("mean");
  }

  /** Standard deviations; 1 for constant columns. */
  get deviation(): readonly number[] {
    this.#fitted("deviation");
    return this.#deviation;
  }

  /** Learns means and deviations. Returns itself. */
  fit(inputs: MatrixLike): this {
    const { data, rows, columns } = toMatrix("StandardScaler.fit", "inputs", inputs);
    const mean = new Array<number>(columns).fill(0);
    const squares = new Array<number>(columns).fill(0);
    data.forEach((x, i) => (mean[i % columns] += x / rows));
    data.forEach((x, i) => (squares[i % columns] += (x - mean[i % columns]) ** 2 / rows));
    this.#mean = mean;
    this.#deviation = squares.map((variance) => Math.sqrt(variance) || 1);
    return this;
  }

  /**
   * A scaled copy.
   *
   * @throws StateError before `fit`; RangeError for another number of columns.
   */
  transform(inputs: MatrixLike): Matrix {
    const { data, rows, columns } = this.#checked("transform", inputs);
    const scaled = data.map((x, i) => (x - this.mean[i % columns]) / this.#deviation[i % columns]);
    return { data: scaled, rows, columns };
  }

  /** The values before `transform`, as a copy. */
  inverseTransform(inputs: MatrixLike): Matrix {
    const { data, rows, columns } = this.#checked("inverseTransform", inputs);
    const original = data.map((x, i) => x * this.#deviation[i % columns] + this.mean[i % columns]);
    return { data: original, rows, columns };
  }

  #checked(method: string, inputs: MatrixLike): Matrix {
    const who = `StandardScaler.${method}`;
    const mean = this.#fitted(method);
    const matrix = toMatrix(who, "inputs", inputs);
    if (matrix.columns !== mean.length) {
      throw rangeError(
        who,
        `inputs have ${matrix.columns} columns, the scaler was fitted on ${mean.length}`,
        "pass the same columns",
      );
    }
    return matrix;
  }

  #fitted(method: string): readonly number[] {
    if (this.#mean !== undefined) return this.#mean;
    throw new StateError(`StandardScaler.${method}: the scaler is not fitted; call fit first.`);
  }
}
