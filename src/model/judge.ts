import { argMaxRows } from "../core/arg-max";
import type { Matrix } from "../core/matrix";
import { meanMatrix } from "../core/mean-matrix";
import { conformalHalfWidth } from "./conformal";
import type { EncodedTable } from "./encoded-table";
import { probabilitiesOf } from "./ensemble";
import { excesses } from "./interval";
import type { IntervalRule } from "./model-parts";
import { gainOver } from "./gain";
import { classBaseline, classScoresOf, constantOf, valueBaseline, valueScoresOf, type Scores } from "./scores";
import { fitTemperature } from "./temperature";
import type { HeldOutOutputs } from "./held-out-outputs";

/** What networks showed on rows that they had not seen. */
export interface Judgement {
  readonly rows: number;
  /** Class numbers or values of those rows, and what the networks said. */
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  /** Of classes: their probabilities, with the temperature that was found on the same rows. */
  readonly probabilities: Matrix | undefined;
  readonly scores: Scores;
  /** What the baseline says of every row: the commonest class of the table, or its mean. */
  readonly constant: number;
  readonly baseline: Scores;
  /** Standard errors by which the rows are better answered than by the baseline. */
  readonly gain: number;
  readonly temperature: number;
  readonly interval: IntervalRule | undefined;
}

/**
 * Judges networks by rows that they had not seen: scores, temperature, interval.
 *
 * @param level - Probability of the interval.
 */
export function judge(
  { targets, classes }: EncodedTable,
  { rows, outputs, predicted: said }: HeldOutOutputs,
  level: number,
): Judgement {
  const actual = Float64Array.from(rows, (row) => targets[row]);
  const labels = Int32Array.from(actual);
  const temperature = classes === undefined ? 1 : fitTemperature(outputs, labels);
  const probabilities = classes && meanMatrix(probabilitiesOf(outputs, temperature));
  const predicted = said?.values ?? Float64Array.from(argMaxRows(probabilities!));
  const gain = gainOver(targets, classes?.length, { actual, predicted });
  const constant = constantOf(targets, classes?.length);
  const shared = { rows: rows.length, actual, predicted, probabilities, gain, constant, temperature };
  if (probabilities !== undefined) {
    const scores = classScoresOf(probabilities, labels);
    const baseline = classBaseline(constant, labels);
    return { ...shared, scores, baseline, interval: undefined };
  }
  const halfWidth = said && conformalHalfWidth(excesses(said, actual), level);
  return {
    ...shared,
    scores: valueScoresOf(predicted, actual),
    baseline: valueBaseline(constant, actual),
    interval: halfWidth === undefined ? undefined : { level, halfWidth },
  };
}
