import type { CsvSchema } from "../datasets/csv/schema";
import type { FeatureKind, Features } from "./features";

/** The rows of a table as numbers. */
export interface EncodedTable {
  readonly features: Features;
  /** What each feature is. */
  readonly kinds: readonly FeatureKind[];
  /** The number of the class of each row, or its value. */
  readonly targets: Float64Array;
  /** Names of the classes; undefined where values are predicted. */
  readonly classes: readonly string[] | undefined;
  /** How the columns became features. */
  readonly schema: CsvSchema;
}
