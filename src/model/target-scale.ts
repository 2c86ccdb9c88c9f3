import type { Matrix } from "../core/matrix";
import type { TaskLoss } from "../extras/task-loss";
import { headOf } from "../extras/task-head";
import { PLAIN_HEAD } from "../extras/value-head/index";

/** How values to predict are scaled. */
export interface TargetScale {
  /** 0 for counts, which are not centered. */
  readonly mean: number;
  /** Biased; 1 where all values are equal. Of counts their mean. */
  readonly deviation: number;
  /** The range that predictions stay in, that of the training rows. Default: none. */
  readonly min?: number;
  readonly max?: number;
  /** The loss, where it says what outputs stand for. Default: they are the scaled values. */
  readonly loss?: TaskLoss;
}

/** What networks predict for rows, in the units of the target, a number a row. */
export interface PredictedValues {
  readonly values: Float64Array;
  /** Standard deviation of the distribution of each value, where the loss is one of distributions. */
  readonly deviations?: Float64Array;
  /** For each level of the loss, rising. */
  readonly quantiles?: readonly Float64Array[];
  /** Below it is no value: 0 for counts, else -Infinity. */
  readonly least: number;
}

/** The scale of some values, in double precision. */
export function fitTargetScale(values: Float64Array, loss: TaskLoss | undefined): TargetScale {
  // Counted from the first, so that large values that differ little keep their digits.
  const [first] = values;
  const mean = first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
  const [min, max] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [first, first],
  );
  const head = headOf(loss);
  const range = { min, max, ...(head !== PLAIN_HEAD && { loss }) };
  if (head.isCount) return { mean: 0, deviation: mean || 1, ...range };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / values.length) || 1, ...range };
}

/** Scaled values in one column. */
export function scaleTargets(values: Float64Array, { mean, deviation }: TargetScale): Matrix {
  const data = Float32Array.from(values, (value) => (value - mean) / deviation);
  return { data, rows: data.length, columns: 1 };
}

/** The values that the outputs of some networks stand for, on average. */
export function predictedValues(outputs: readonly Matrix[], scale: TargetScale): PredictedValues {
  const { deviation, loss } = scale;
  const head = headOf(loss);
  const { values, deviations, quantiles } = head.predicted(outputs, [deviation]);
  const unscaled = ({ data }: Matrix) => Float64Array.from(data, (value) => unscaleTarget(value, scale));
  return {
    values: unscaled(values),
    ...(deviations && { deviations: Float64Array.from(deviations.data, (size) => size * deviation) }),
    ...(quantiles && { quantiles: quantiles.map(unscaled) }),
    least: head.isCount ? 0 : -Infinity,
  };
}

/** The predictions for some rows, then for others. */
export function joinedValues(parts: readonly PredictedValues[]): PredictedValues {
  const [{ deviations, quantiles, least }] = parts;
  const joined = (of: (part: PredictedValues) => Float64Array) =>
    Float64Array.from(parts.flatMap((part) => [...of(part)]));
  return {
    values: joined((part) => part.values),
    ...(deviations && { deviations: joined((part) => part.deviations!) }),
    ...(quantiles && { quantiles: quantiles.map((_, level) => joined((part) => part.quantiles![level])) }),
    least,
  };
}

function unscaleTarget(value: number, { mean, deviation, min = -Infinity, max = Infinity }: TargetScale): number {
  return Math.min(max, Math.max(min, mean + value * deviation));
}
