import { firstNames, rangeError, show } from "../core/check";
import { defineOptions, integer } from "../core/option-table";
import type { CsvFeature, CsvSchema } from "../datasets/csv/schema";
import { RowEncoder } from "../datasets/csv/row-encoder";
import type { FeatureInfo } from "../datasets/csv/schema-features";
import { columnOf, type Features } from "./features";
import { featuresByColumn } from "./importance";
import { quantileOf } from "../core/quantile";

/** Options of `Model.partialDependence`. */
export interface DependenceOptions {
  /** The column that is varied. */
  readonly column: string;
  /** Values of a column of numbers, 2 or more: quantiles from 5 to 95 %. Default 20. */
  readonly points?: number | undefined;
}

/** What a model says as one column varies. */
export interface PartialDependence {
  /** The column that was varied, as the schema names it. */
  readonly column: string;
  /** Numbers, categories, dates or times of day; of truth values the words of the table. */
  readonly values: readonly (number | string)[];
  /** Mean value, or mean probability of each class in the order of `classes`, for each of the values. */
  readonly means: readonly (readonly number[])[];
}

/** Values of the column at most. */
export const MOST_POINTS = 10_000;
export const DEPENDENCE_OPTIONS = defineOptions({ points: [integer(2, MOST_POINTS), 20] });

/** Mean answers over the rows, with each of some values in one column. */
export function partialDependence(
  who: string,
  features: Features,
  schema: CsvSchema,
  infos: readonly FeatureInfo[],
  meanAnswer: (features: Features) => number[],
  { column, points }: DependenceOptions,
): PartialDependence {
  const { points: count } = DEPENDENCE_OPTIONS.complete(who, { points });
  const places = featuresByColumn(infos).get(column);
  if (places === undefined) {
    const known = firstNames([...featuresByColumn(infos).keys()].map(show));
    throw rangeError(who, `column is ${show(column)}, which the model does not use`, `choose from ${known}`);
  }
  const values = valuesOf(schema, features, column, places, count);
  const encoder = new RowEncoder(schema, [column]);
  const encoded = new Float64Array(encoder.columns);
  const means = values.map((value) => {
    encoder.encode([value], encoded);
    return meanAnswer(withValues(features, places, encoded));
  });
  return { column, values, means };
}

/** The categories of a column, or different quantiles of its numbers, dates or times. */
function valuesOf(
  { features: columns }: CsvSchema,
  features: Features,
  column: string,
  places: readonly number[],
  count: number,
): (number | string)[] {
  const feature = columns.find(({ name }) => name === column)!;
  if (feature.type === "category") return [...feature.categories];
  if (feature.type === "boolean") return [...(feature.words ?? ["false", "true"])];
  const days = feature.type === "date" ? feature.parts.findIndex(({ part }) => part === "days") : 0;
  const sorted = columnOf(features, places[days]).sort();
  const quantiles = Array.from({ length: count }, (_, i) => quantileOf(sorted, 0.05 + (0.9 * i) / (count - 1)));
  return [...new Set(quantiles.map((value) => cellOf(feature, value)))];
}

/** A number as the column writes it: `2004-03-10`, `18:30:00`. */
function cellOf(feature: CsvFeature, value: number): number | string {
  if (feature.type === "date") return new Date((feature.originDay + value) * DAY_MS).toISOString().slice(0, 16);
  if (feature.type !== "time") return value;
  const seconds = Math.round(3600 * value);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, "0"))
    .join(":");
}

const DAY_MS = 86_400_000;

/** A copy in which some features are the same in all rows. */
function withValues({ data, rows, columns }: Features, places: readonly number[], values: Float64Array): Features {
  const out = data.slice();
  for (const place of places) {
    for (let row = 0; row < rows; row++) out[row * columns + place] = values[place];
  }
  return { data: out, rows, columns };
}
