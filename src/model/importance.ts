import { rangeError } from "../core/check";
import { defineOptions, integer, seed } from "../core/option-table";
import type { FeatureInfo } from "../datasets/csv/schema-features";
import { Slices } from "../training/event-loop";
import { randomPermutation, RandomUse } from "../wasm/random";
import type { Features } from "./features";

/** Options of `Model.importance`. */
export interface ImportanceOptions {
  /** How often each column is shuffled, 1 or more. Default 5. */
  readonly repeats?: number | undefined;
  /** Fixes the dealing. Default 1. */
  readonly seed?: number | undefined;
}

/** How much a column matters. */
export interface ColumnImportance {
  /** The column that was shuffled, as the schema names it. */
  readonly column: string;
  /** Mean fall of the score over the repeats. */
  readonly mean: number;
  /** Standard deviation of the fall over the repeats (biased). */
  readonly deviation: number;
}

/** Times that each column is shuffled at most. */
export const MOST_REPEATS = 10_000;
export const IMPORTANCE_OPTIONS = defineOptions({ repeats: [integer(1, MOST_REPEATS), 5], seed: [seed, 1] });

/** The features that each column became, by its name. */
export function featuresByColumn(features: readonly FeatureInfo[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  features.forEach(({ column }, place) => places.set(column, [...(places.get(column) ?? []), place]));
  return places;
}

/**
 * By how much a score falls when a column is shuffled among the rows; the largest fall first. Other work of the thread gets its
 * turn in between.
 *
 * @throws (rejects) RangeError for a single row.
 */
export async function permutationImportance(
  who: string,
  features: Features,
  infos: readonly FeatureInfo[],
  score: (features: Features) => number,
  options: ImportanceOptions,
): Promise<ColumnImportance[]> {
  const { repeats, seed: fixed } = IMPORTANCE_OPTIONS.complete(who, options);
  if (features.rows < 2) throw rangeError(who, "1 row has a target", "pass 2 or more: values are shuffled among rows");
  const full = score(features);
  const slices = new Slices(undefined);
  const found: ColumnImportance[] = [];
  for (const [index, [column, places]] of [...featuresByColumn(infos)].entries()) {
    const falls: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const stream = { seed: fixed, use: RandomUse.data, layer: index % 2 ** 16, index: repeat };
      falls.push(full - score(dealt(features, places, randomPermutation(stream, features.rows))));
      if (slices.isOver) await slices.next();
    }
    found.push({ column, ...scatterOf(falls) });
  }
  return found.sort((a, b) => b.mean - a.mean);
}

/** Mean and standard deviation (biased). */
function scatterOf(falls: readonly number[]): Omit<ColumnImportance, "column"> {
  const mean = falls.reduce((sum, fall) => sum + fall, 0) / falls.length;
  const squares = falls.reduce((sum, fall) => sum + (fall - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / falls.length) };
}

/** A copy in which some features of each row are those of another row. */
function dealt({ data, rows, columns }: Features, places: readonly number[], order: Int32Array): Features {
  const out = data.slice();
  for (const place of places) {
    for (let row = 0; row < rows; row++) out[row * columns + place] = data[order[row] * columns + place];
  }
  return { data: out, rows, columns };
}
