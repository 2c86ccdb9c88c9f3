import { datePart } from "./date-scan";
import type { CsvFeature, DateFeature } from "./schema";
import type { AnyCsvSchema } from "./schema-check";
import { presentSchema } from "./schema-check";

/** A feature that a column becomes. */
export interface FeatureInfo {
  /** `age`, `color=red`, `color (other)`, `date (month)`, `age (missing)`. */
  readonly name: string;
  /** The column that it comes from. */
  readonly column: string;
  /** A number is to be scaled; an indicator is 0 or 1 and stays so. */
  readonly kind: "number" | "indicator";
  /** Mean of the rows that the schema was made of, without the offset; 0 for an indicator. */
  readonly mean: number;
  /** Standard deviation (biased); 1 for an indicator. */
  readonly deviation: number;
  /** Taken off in single precision. */
  readonly offset: number;
}

/** The features of a schema, in order. */
export function schemaFeatures(schema: AnyCsvSchema): FeatureInfo[] {
  return presentSchema("schemaFeatures", schema).features.flatMap(featuresOf);
}

/** Names of the features: of a column of texts, one as `"color=red"` for each category. */
export function featureNames(schema: AnyCsvSchema): string[] {
  return schemaFeatures(schema).map(({ name }) => name);
}

/** The features of a column, in the order in which the encoder writes them. */
export function featuresOf(feature: CsvFeature): FeatureInfo[] {
  const missing = feature.indicatesMissing ? [indicator(feature, `${feature.name} (missing)`)] : [];
  return [...valuesOf(feature), ...missing];
}

function valuesOf(feature: CsvFeature): FeatureInfo[] {
  const { name, type } = feature;
  if (type === "number") return [number(feature, name, feature, feature.offset)];
  if (type === "boolean") return [indicator(feature, name)];
  if (type === "time") return [number(feature, `${name} (hours)`, feature)];
  if (type === "date") return feature.parts.map((part) => number(feature, `${name} (${PART_NAMES[part.part]})`, part));
  const categories = feature.categories.map((category) => indicator(feature, `${name}=${category}`));
  return feature.other ? [...categories, indicator(feature, `${name} (other)`)] : categories;
}

const PART_NAMES = { year: "year", month: "month", weekday: "day of week", hour: "hour", days: "days" } as const;

function indicator({ name: column }: CsvFeature, name: string): FeatureInfo {
  return { name, column, kind: "indicator", mean: 0, deviation: 1, offset: 0 };
}

function number(
  { name: column }: CsvFeature,
  name: string,
  { mean, deviation }: { readonly mean: number; readonly deviation: number },
  offset = 0,
): FeatureInfo {
  return { name, column, kind: "number", mean: mean - offset, deviation, offset };
}

/** Writes the parts of a moment. */
export function writeDate({ parts, originDay }: DateFeature, moment: number, out: Float64Array, at: number): void {
  const date = new Date(moment);
  parts.forEach(({ part }, i) => (out[at + i] = datePart(part, moment, originDay, date)));
}
