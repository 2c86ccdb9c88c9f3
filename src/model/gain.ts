import { constantOf, meanOf } from "./scores";

/** Rows whose target is known, and what was predicted for them. */
interface Answered {
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
}

/**
 * By how many standard errors of their mean some rows are better answered than by always saying the commonest class, or
 * the mean, of a table: right answers count, or squared errors. 0 for a single row.
 *
 * @param classes - Their number; undefined for numbers.
 */
export function gainOver(targets: Float64Array, classes: number | undefined, { actual, predicted }: Answered): number {
  const said = constantOf(targets, classes);
  const gains = actual.map((value, i) =>
    classes === undefined
      ? (value - said) ** 2 - (value - predicted[i]) ** 2
      : Number(value === predicted[i]) - Number(value === said),
  );
  return inStandardErrors(gains);
}

/** The mean of some numbers, in its standard errors; 0 for a single one. */
export function inStandardErrors(gains: Float64Array): number {
  const mean = meanOf(gains);
  const variance = meanOf(gains.map((gain) => (gain - mean) ** 2)) * (gains.length / (gains.length - 1));
  return mean === 0 || gains.length < 2 ? 0 : mean / Math.sqrt(variance / gains.length);
}
