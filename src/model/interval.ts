/** Intervals that hold a share of new values, whatever the values are like. */
import type { IntervalRule } from "./model-parts";
import type { PredictedValues } from "./target-scale";

/** Where a value is expected before anything is calibrated, and in what its distance is measured. */
interface Band {
  readonly low: number;
  readonly high: number;
  readonly unit: number;
}

/** From the lowest quantile to the highest, where the loss has some; in standard deviations, where it has those. */
function bandOf({ values, deviations, quantiles }: PredictedValues, row: number): Band {
  const deviation = deviations?.[row] ?? 1;
  return {
    low: quantiles?.[0][row] ?? values[row],
    high: quantiles?.at(-1)?.[row] ?? values[row],
    unit: deviation > 0 ? deviation : 1,
  };
}

/**
 * How far true values are outside of what was predicted, negative for those within, in units of their rows.
 *
 * Sources: Lei, G'Sell, Rinaldo, Tibshirani and Wasserman (2018), "Distribution-Free Predictive Inference for Regression",
 * sections 2.2 and 5.2 (errors, and errors in units of the row's deviation); Romano, Patterson and Candès (2019), "Conformalized
 * Quantile Regression".
 */
export function excesses(predicted: PredictedValues, actual: Float64Array): Float64Array {
  return actual.map((value, row) => {
    const { low, high, unit } = bandOf(predicted, row);
    return Math.max(low - value, value - high) / unit;
  });
}

/** The interval of a row; the predicted value is in it, and none of a count is below 0. */
export function intervalOf(predicted: PredictedValues, row: number, { halfWidth }: IntervalRule): [number, number] {
  const { low, high, unit } = bandOf(predicted, row);
  const value = predicted.values[row];
  const { least } = predicted;
  return [Math.min(value, Math.max(least, low - halfWidth * unit)), Math.max(value, high + halfWidth * unit)];
}
