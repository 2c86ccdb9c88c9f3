/** Names of columns that are known before a table is read: they tell its header from a row. */
import type { AnyCsvSchema } from "./schema-check";
import type { SchemaOptions } from "./schema-options";

/** The columns that the options name. */
export function namedColumns({ target, features = [], exclude = [], types = {} }: SchemaOptions): string[] {
  return [target, ...features, ...exclude, ...Object.keys(types)];
}

/** The columns that a schema knows, the target last. */
export function columnsOf({ features, target }: AnyCsvSchema): string[] {
  return [...features.map(({ name }) => name), target.name];
}
