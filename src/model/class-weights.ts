import { rangeError } from "../core/check";
import { weightsOfClasses, type ClassWeight } from "../data/class-weights";
import type { EncodedTable } from "./encoded-table";

/**
 * The weight of each class of a table.
 *
 * @returns undefined where all rows count alike.
 * @throws RangeError for a name that is no class, and for weights where values are predicted.
 */
export function classWeightsOf(
  file: string,
  weight: ClassWeight | undefined,
  { targets, classes }: EncodedTable,
): number[] | undefined {
  if (weight === undefined) return undefined;
  if (classes === undefined) {
    throw rangeError(
      file,
      "classWeight is given, the target is a number",
      "leave it out, or choose a target of classes",
    );
  }
  return weightsOfClasses(file, weight, classes, targets);
}

/** The weight of each row. */
export function weightsOfRows(weights: readonly number[], targets: Float64Array): Float64Array {
  return targets.map((label) => weights[label]);
}
