import { isArrayOf } from "../core/array-of";
import { rangeError, show, typeError } from "../core/check";
import { StateError } from "../core/errors";
import {
  finiteMatrix,
  roundMatrix,
  toDoubleMatrix,
  type DoubleMatrix,
  type Matrix,
  type MatrixLike,
} from "../core/matrix";

/** What scalers take: numbers in double precision keep what f32 would lose, such as the seconds of a date. */
export type ScalerInputs = MatrixLike | DoubleMatrix;

/** The square of this is finite, and so is a sum of such squares. */
const LARGEST = 1e150;

/** A column that spreads less is constant: divided by it, numbers of a common size would overflow. */
const LEAST_SPREAD = 1 / LARGEST;

/** What a column is divided by: its spread, or 1 where it is constant. */
export function sizeOf(spread: number): number {
  return spread < LEAST_SPREAD ? 1 : spread;
}

/** What the scalers have in common: each column is moved and stretched. */
export abstract class Scaler {
  /** @param who - Name of the class: bundlers change it. */
  constructor(private readonly who: string) {}

  /** Learns from the columns. Returns itself. @throws RangeError for values that are not finite, or beyond 1e150. */
  abstract fit(inputs: ScalerInputs): this;

  /** Columns that were fitted. @throws StateError before `fit`. */
  get columns(): number {
    return this.fitted("columns").offset.length;
  }

  /** Plain JSON that `scalerFromJson` makes the scaler of again. */
  abstract toJSON(): ScalerJson;

  /** What is taken off each column, and what it is divided by then; undefined before `fit`. */
  protected abstract get steps(): ScalerSteps | undefined;

  /**
   * A copy, scaled in double precision and then rounded to f32.
   *
   * @throws StateError before `fit`; RangeError for another number of columns.
   */
  transform(inputs: ScalerInputs): Matrix {
    const { offset, size } = this.fitted("transform");
    const { data, rows, columns } = this.#checked("transform", inputs, offset.length);
    return roundMatrix({ data: data.map((x, i) => (x - offset[i % columns]) / size[i % columns]), rows, columns });
  }

  /**
   * The values before `transform`, as a copy, rounded to f32.
   *
   * @throws as `transform`.
   */
  inverseTransform(inputs: ScalerInputs): Matrix {
    return roundMatrix(this.inverseDouble(inputs));
  }

  /** As `inverseTransform`, in double precision. */
  inverseDouble(inputs: ScalerInputs): DoubleMatrix {
    const { offset, size } = this.fitted("inverseTransform");
    const { data, rows, columns } = this.#checked("inverseTransform", inputs, offset.length);
    return { data: data.map((x, i) => x * size[i % columns] + offset[i % columns]), rows, columns };
  }

  /** Numbers to learn from. */
  protected learned(inputs: ScalerInputs): DoubleMatrix {
    const who = `${this.who}.fit`;
    const matrix = finiteMatrix(who, "inputs", toDoubleMatrix(who, "inputs", inputs));
    const { data, columns } = matrix;
    const i = data.findIndex((x) => Math.abs(x) > LARGEST);
    if (i < 0) return matrix;
    const got = `inputs at row ${Math.floor(i / columns)}, column ${i % columns} are ${data[i]}`;
    throw rangeError(who, got, `pass numbers up to 1e150, whose squares are finite`);
  }

  protected fitted(method: string): ScalerSteps {
    const { steps } = this;
    if (steps !== undefined) return steps;
    throw new StateError(`${this.who}.${method}: the scaler is not fitted; call fit first.`);
  }

  #checked(method: string, inputs: ScalerInputs, needed: number): DoubleMatrix {
    const who = `${this.who}.${method}`;
    const matrix = toDoubleMatrix(who, "inputs", inputs);
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
  | {
      /** Marks a `StandardScaler`. */
      readonly type: "standard";
      /** What is taken off each column. */
      readonly mean: readonly number[];
      /** What each column is divided by then, above 0; 1 for a constant column. */
      readonly deviation: readonly number[];
    }
  | {
      /** Marks a `MinMaxScaler`. */
      readonly type: "minMax";
      /** Values that become 0, one a column. */
      readonly min: readonly number[];
      /** Values that become 1, one a column; the same as `min` for a constant column. */
      readonly max: readonly number[];
    };

/** @throws TypeError, RangeError unless two lists of numbers up to 1e150 in size have the same length. */
export function assertScalerNumbers(who: string, lists: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(lists);
  for (const name of names) {
    const list = lists[name];
    if (!isArrayOf(list, Number.isFinite) || list.length === 0) {
      throw typeError(who, `${name} is ${show(list)}`, "pass an array of finite numbers");
    }
    const i = list.findIndex((value) => Math.abs(value as number) > LARGEST);
    if (i >= 0) throw rangeError(who, `${name}[${i}] is ${String(list[i])}`, "pass numbers up to 1e150");
  }
  const lengths = names.map((name) => (lists[name] as readonly number[]).length);
  if (lengths.every((length) => length === lengths[0])) return;
  throw rangeError(who, `${names.join(" and ")} have ${lengths.join(" and ")} numbers`, "pass one for each column");
}
