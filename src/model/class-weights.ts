import { rangeError, show } from "../core/check";
import type { EncodedTable } from "./encoded-table";
import type { ClassWeight } from "./model-options";

/**
 * The weight of each class: `"balanced"` is `rows / (classes x rows of the class)`, as in scikit-learn.
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
  if (weight !== "balanced") return givenWeights(file, weight, classes);
  const counts = classes.map(() => 0);
  for (const label of targets) counts[label]++;
  return counts.map((count) => (count === 0 ? 0 : targets.length / (classes.length * count)));
}

function givenWeights(file: string, weights: Readonly<Record<string, number>>, classes: readonly string[]): number[] {
  const stranger = Object.keys(weights).find((name) => !classes.includes(name));
  if (stranger !== undefined) {
    const known = classes.length <= 12 ? `choose from ${classes.map(show).join(", ")}` : "use names of classes";
    throw rangeError(file, `classWeight names the class ${show(stranger)}, which does not occur`, known);
  }
  return classes.map((name) => (Object.hasOwn(weights, name) ? weights[name] : 1));
}

/** The weight of each row. */
export function weightsOfRows(weights: readonly number[], targets: Float64Array): Float64Array {
  return targets.map((label) => weights[label]);
}
