import { rangeError, show, typeError } from "../core/check";
import { StateError } from "../core/errors";
import { toMatrix, type Matrix, type MatrixLike } from "../core/matrix";

/** What the scalers have in common: each column is moved and stretched. */
export abstract class Scaler {
  /** @param who - Name of the class: bundlers change it. */
  constructor(private readonly who: string) {}

  /** Learns from the columns. Returns itself. */
  abstract fit(inputs: MatrixLike): this;

  /** Plain JSON that `scalerFromJson` makes the scaler of again. */
  abstract toJSON(): ScalerJson;

  /** What is taken off each column, and what it is divided by then; undefined before `fit`. */
  protected abstract get steps(): ScalerSteps | undefined;

  /**
   * A scaled copy.
   *
   * @throws StateError before `fit`; RangeError for another number of columns.
   */
  transform(inputs: MatrixLike): Matrix {
    const { offset, size } = this.fitted("transform");
    const { data, rows, columns } = this.#checked("transform", inputs, offset.length);
    return { data: data.map((x, i) => (x - offset[i % columns]) / size[i % columns]), rows, columns };
  }

  /**
   * The values before `transform`, as a copy.
   *
   * @throws as `transform`.
   */
  inverseTransform(inputs: MatrixLike): Matrix {
    const { offset, size } = this.fitted("inverseTransform");
    const { data, rows, columns } = this.#checked("inverseTransform", inputs, offset.length);
    return { data: data.map((x, i) => x * size[i % columns] + offset[i % columns]), rows, columns };
  }

  protected fitted(method: string): ScalerSteps {
    const { steps } = this;
    if (steps !== undefined) return steps;
    throw new StateError(`${this.who}.${method}: the scaler is not fitted; call fit first.`);
  }

  #checked(method: string, inputs: MatrixLike, needed: number): Matrix {
    const who = `${this.who}.${method}`;
    const matrix = toMatrix(who, "inputs", inputs);
    if (matrix.columns === needed) return matrix;
    throw rangeError(
      who,
      `inputs have ${matrix.columns} columns, the scaler was fitted on ${needed}`,
      "pass the same columns",
    );
  }
}

/** By column. */
export interface ScalerSteps {
  readonly offset: readonly number[];
  readonly size: readonly number[];
}

/** A scaler as plain JSON. */
export type ScalerJson =
  | { readonly type: "standard"; readonly mean: readonly number[]; readonly deviation: readonly number[] }
  | { readonly type: "minMax"; readonly min: readonly number[]; readonly max: readonly number[] };

/** @throws TypeError, RangeError unless two lists of finite numbers have the same length. */
export function assertScalerNumbers(who: string, lists: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(lists);
  for (const name of names) {
    const list = lists[name];
    if (Array.isArray(list) && list.length > 0 && list.every(Number.isFinite)) continue;
    throw typeError(who, `${name} is ${show(list)}`, "pass an array of finite numbers");
  }
  const lengths = names.map((name) => (lists[name] as readonly number[]).length);
  if (lengths.every((length) => length === lengths[0])) return;
  throw rangeError(who, `${names.join(" and ")} have ${lengths.join(" and ")} numbers`, "pass one for each column");
}
