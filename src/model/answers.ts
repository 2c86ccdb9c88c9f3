import type { EnsembleOutputs } from "./ensemble";
import type { IntervalRule } from "./model-parts";

/** What a model says of a row. */
export interface Answer {
  /** The likeliest class, or the number. */
  readonly value: string | number;
  /** Of the classes, by their names: they sum to 1. */
  readonly probabilities?: Readonly<Record<string, number>>;
  /** What holds the true number with the model's probability. */
  readonly interval?: readonly [low: number, high: number];
  /**
   * Of several members: standard deviation of their numbers, or of the probabilities that they give the class (biased). How far
   * networks differ that learned from other rows; not how far off they are.
   */
  readonly spread?: number;
}

/** Outputs, a row for each row of the table, as answers. */
export function answersOf(
  outputs: EnsembleOutputs,
  classes: readonly string[] | undefined,
  interval: IntervalRule | undefined,
): Answer[] {
  const { data, columns } = outputs;
  return Array.from({ length: data.length / columns }, (_, row) =>
    classes === undefined ? valueAnswer(outputs, row, interval) : classAnswer(outputs, row * columns, classes),
  );
}

function valueAnswer({ data, spread }: EnsembleOutputs, row: number, interval: IntervalRule | undefined): Answer {
  const value = data[row];
  return {
    value,
    ...(interval && { interval: [value - interval.halfWidth, value + interval.halfWidth] }),
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
