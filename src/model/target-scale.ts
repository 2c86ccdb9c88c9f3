import type { Matrix } from "../core/matrix";

/** How values to predict are scaled. */
export interface TargetScale {
  readonly mean: number;
  /** Biased; 1 where all values are equal. */
  readonly deviation: number;
  /** The range that predictions stay in, that of the training rows. Default: none. */
  readonly min?: number;
  readonly max?: number;
}

/** The scale of some values, in double precision. */
export function fitTargetScale(values: Float64Array): TargetScale {
  // Counted from the first, so that large values that differ little keep their digits.
  const [first] = values;
  const mean = first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const [min, max] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [first, first],
  );
  return { mean, deviation: Math.sqrt(squares / values.length) || 1, min, max };
}

/** Scaled values in one column. */
export function scaleTargets(values: Float64Array, { mean, deviation }: TargetScale): Matrix {
  const data = Float32Array.from(values, (value) => (value - mean) / deviation);
  return { data, rows: data.length, columns: 1 };
}

/** The value that an output of a network stands for. */
export function unscaleTarget(
  output: number,
  { mean, deviation, min = -Infinity, max = Infinity }: TargetScale,
): number {
  return Math.min(max, Math.max(min, mean + output * deviation));
}
