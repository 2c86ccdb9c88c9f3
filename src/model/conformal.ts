/**
 * What an interval that holds a share of new targets has beside what is predicted: the `ceil((n + 1) level)`-th smallest of the
 * excesses on n rows that were not trained on.
 *
 * Source: Lei, G'Sell, Rinaldo, Tibshirani and Wasserman (2018), "Distribution-Free Predictive Inference for Regression",
 * algorithm 2 (split conformal).
 *
 * @param excesses - How far each true value is outside of what was predicted, negative within.
 * @param level - Above 0 and below 1.
 * @returns undefined where the rows are too few for the level: fewer than `level / (1 - level)`.
 */
export function conformalHalfWidth(excesses: ArrayLike<number>, level: number): number | undefined {
  const sizes = Float64Array.from(excesses).sort();
  const rank = Math.ceil((sizes.length + 1) * level);
  return rank <= sizes.length ? sizes[rank - 1] : undefined;
}
