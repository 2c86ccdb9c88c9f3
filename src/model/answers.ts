import type { IntervalRule } from "./model-file";

/** What a model says of a row. */
export interface Answer {
  /** The likeliest class, or the number. */
  readonly value: string | number;
  /** Of the classes, by their names: they sum to 1. */
  readonly probabilities?: Readonly<Record<string, number>>;
  /** What holds the true number with the model's probability. */
  readonly interval?: readonly [low: number, high: number];
}

/** Outputs, a row for each row of the table, as answers. */
export function answersOf(
  { data, columns }: { readonly data: ArrayLike<number>; readonly columns: number },
  classes: readonly string[] | undefined,
  interval: IntervalRule | undefined,
): Answer[] {
  const rows = data.length / columns;
  return Array.from({ length: rows }, (_, row) =>
    classes === undefined ? valueAnswer(data[row], interval) : classAnswer(data, row * columns, classes),
  );
}

function valueAnswer(value: number, interval: IntervalRule | undefined): Answer {
  if (interval === undefined) return { value };
  return { value, interval: [value - interval.halfWidth, value + interval.halfWidth] };
}

function classAnswer(data: ArrayLike<number>, first: number, classes: readonly string[]): Answer {
  let best = 0;
  const probabilities = classes.map((name, c): [string, number] => {
    if (data[first + c] > data[first + best]) best = c;
    return [name, data[first + c]];
  });
  return { value: classes[best], probabilities: Object.fromEntries(probabilities) };
}
