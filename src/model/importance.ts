import { assertSeed } from "../core/check";
import { defineOptions, integer, type Check } from "../core/option-table";
import type { FeatureInfo } from "../datasets/csv/schema-features";
import { randomPermutation, RandomUse } from "../wasm/random";
import type { Features } from "./features";

/** Options of `Model.importance`. */
export interface ImportanceOptions {
  /** How often each column is dealt out anew, 1 or more. Default 5. */
  readonly repeats?: number | undefined;
  /** Fixes the dealing. Default 1. */
  readonly seed?: number | undefined;
}

/** How much a column matters. */
export interface ColumnImportance {
  readonly column: string;
  /** Mean fall of the score over the repeats. */
  readonly mean: number;
  /** Standard deviation of the fall over the repeats (biased). */
  readonly deviation: number;
}

const seed: Check<number> = (who, _name, value) => {
  assertSeed(who, value);
};
export const IMPORTANCE_OPTIONS = defineOptions({ repeats: [integer(1), 5], seed: [seed, 1] });

/** The features that each column became, by its name. */
export function featuresByColumn(features: readonly FeatureInfo[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  features.forEach(({ column }, place) => places.set(column, [...(places.get(column) ?? []), place]));
  return places;
}

/** By how much a score falls when a column is dealt out to other rows; the largest fall first. */
export function permutationImportance(
  who: string,
  features: Features,
  infos: readonly FeatureInfo[],
  score: (features: Features) => number,
  options: ImportanceOptions,
): ColumnImportance[] {
  const { repeats, seed: fixed } = IMPORTANCE_OPTIONS.complete(who, options);
  const full = score(features);
  const found = [...featuresByColumn(infos)].map(([column, places], index) => {
    const falls = Array.from({ length: repeats }, (_, repeat) => {
      const stream = { seed: fixed, use: RandomUse.data, layer: index % 2 ** 16, index: repeat };
      return full - score(dealt(features, places, randomPermutation(stream, features.rows)));
    });
    const mean = falls.reduce((sum, fall) => sum + fall, 0) / repeats;
    const squares = falls.reduce((sum, fall) => sum + (fall - mean) ** 2, 0);
    return { column, mean, deviation: Math.sqrt(squares / repeats) };
  });
  return found.sort((a, b) => b.mean - a.mean);
}

/** A copy in which some features of each row are those of another row. */
function dealt({ data, rows, columns }: Features, places: readonly number[], order: Int32Array): Features {
  const out = data.slice();
  for (const place of places) {
    for (let row = 0; row < rows; row++) out[row * columns + place] = data[order[row] * columns + place];
  }
  return { data: out, rows, columns };
}
