import { isDictionary } from "../core/kind";
import { rangeError, show, typeError } from "../core/check";
import type { AnyCsvSchema } from "./csv/schema-check";
import { schemaFeatures } from "./csv/schema-features";
import { MinMaxScaler } from "./min-max-scaler";
import { sizeOf } from "./scaler";
import { StandardScaler } from "./standard-scaler";

/**
 * The scaler that a model file holds as plain JSON.
 *
 * @param json - What `toJSON` of a scaler gave; `{ mean, deviation }` without a type is a `StandardScaler`.
 * @throws TypeError, RangeError for anything else.
 *
 * @example
 * ```ts
 * await saveNetwork(network, "iris.safetensors", { scaler: new StandardScaler().fit(inputs).toJSON() });
 * const { scaler } = await loadNetwork("iris.safetensors");
 * const scaled = scalerFromJson(scaler).transform(inputs);
 * ```
 */
export function scalerFromJson(json: unknown): StandardScaler | MinMaxScaler {
  const who = "scalerFromJson";
  if (!isDictionary(json)) {
    throw typeError(who, `the JSON is ${show(json)}`, "pass what toJSON of a scaler gave");
  }
  const { type = "standard", mean, deviation, min, max } = json as Record<string, unknown>;
  if (type === "standard") return StandardScaler.from(mean as number[], deviation as number[]);
  if (type === "minMax") return MinMaxScaler.from(min as number[], max as number[]);
  throw rangeError(who, `type is ${show(type)}`, 'choose one of "standard", "minMax"');
}

/**
 * A `StandardScaler` of the numbers of a scanned CSV file, for files that do not fit in
 * memory; features that stand for a category stay 0 and 1.
 *
 * @example
 * ```ts
 * const { schema } = await scanCsv("large.csv", { target: "label" });
 * const stream = await streamCsv("large.csv", { schema, scaler: scalerOfSchema(schema) });
 * ```
 */
export function scalerOfSchema(schema: AnyCsvSchema): StandardScaler {
  const features = schemaFeatures(schema);
  return StandardScaler.from(
    features.map(({ mean }) => mean),
    features.map(({ deviation }) => sizeOf(deviation)),
  );
}
