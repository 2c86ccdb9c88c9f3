import type { Matrix } from "../../index";
import { StandardScaler } from "../../datasets/index";

/** Mean and standard deviation of each column, as a model file keeps them. */
export interface Scaling {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

export function scalingOf(matrix: Matrix): Scaling {
  const { mean, deviation } = new StandardScaler().fit(matrix);
  return { mean: [...mean], deviation: [...deviation] };
}

/** A copy with mean 0 and deviation 1 in each column. */
export function standardise({ data, rows, columns }: Matrix, { mean, deviation }: Scaling): Matrix {
  return { data: data.map((x, i) => (x - mean[i % columns]) / deviation[i % columns]), rows, columns };
}

/** A copy with what `standardise` took away. */
export function unstandardise({ data, rows, columns }: Matrix, { mean, deviation }: Scaling): Matrix {
  return { data: data.map((x, i) => x * deviation[i % columns] + mean[i % columns]), rows, columns };
}

/** Whether JSON out of a file is a scaling of so many columns. */
export function isScaling(value: unknown, columns: number): value is Scaling {
  if (value === null || typeof value !== "object") return false;
  const { mean, deviation } = value as Partial<Record<keyof Scaling, unknown>>;
  const isColumn = (list: unknown): list is unknown[] => Array.isArray(list) && list.length === columns;
  return isColumn(mean) && isColumn(deviation) && [...mean, ...deviation].every(Number.isFinite);
}
