import type { EnsembleOutputs } from "./ensemble";
import { intervalOf } from "./interval";
import type { IntervalRule } from "./model-parts";

/** What a model says of a row. */
export interface Answer {
  /** The likeliest class, or the number. */
  readonly value: string | number;
  /** Of the classes, by their names: they sum to 1. */
  readonly probabilities?: Readonly<Record<string, number>>;
  /** What holds the true number with the model's probability. */
  readonly interval?: readonly [low: number, high: number];
  /** Of the loss `"quantile"`: the number below which the true one is with each of its levels, by level; they do not fall. */
  readonly quantiles?: Readonly<Record<string, number>>;
  /** Of the losses `"gaussian"` and `"poisson"`: standard deviation of the true number around the value, as the networks see it. */
  readonly deviation?: number;
  /**
   * Of several members: standard deviation of their numbers, or of the probabilities that they give the class (biased). How far
   * networks differ that learned from other rows; not how far off they are.
   */
  readonly spread?: number;
}

/** What answers of values have beside them. */
interface ValueRules {
  readonly interval: IntervalRule | undefined;
  /** Of quantiles. */
  readonly levels: readonly number[];
}

/** Outputs, a row for each row of the table, as answers. */
export function answersOf(
  outputs: EnsembleOutputs,
  classes: readonly string[] | undefined,
  rules: ValueRules,
): Answer[] {
  const { data, columns } = outputs;
  return Array.from({ length: data.length / columns }, (_, row) =>
    classes === undefined ? valueAnswer(outputs, row, rules) : classAnswer(outputs, row * columns, classes),
  );
}

function valueAnswer(
  { data, spread, predicted }: EnsembleOutputs,
  row: number,
  { interval, levels }: ValueRules,
): Answer {
  const { quantiles, deviations } = predicted ?? {};
  return {
    value: data[row],
    ...(interval && predicted && { interval: intervalOf(predicted, row, interval) }),
    ...(quantiles && { quantiles: Object.fromEntries(levels.map((level, l) => [String(level), quantiles[l][row]])) }),
    ...(deviations && { deviation: deviations[row] }),
    ...(spread && { spread: spread[row] }),
  };
}

function classAnswer({ data, spread }: EnsembleOutputs, first: number, classes: readonly string[]): Answer {
  let best = 0;
  const probabilities = classes.map((name, c): [string, number] => {
    if (data[first + c] > data[first + best]) best = c;
    return [name, data[first + c]];
  });
  return {
    value: classes[best],
    probabilities: Object.fromEntries(probabilities),
    ...(spread && { spread: spread[first + best] }),
  };
}
