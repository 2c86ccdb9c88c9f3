import { show } from "../core/check";
import { everywhere } from "../core/words";
import { knownClasses, unknownClass, weightsOfClasses, type ClassWeight } from "../data/class-weights";
import { optionError } from "../datasets/csv/table-error";

/** The targets of a table, in any order: numbers of classes where there are any. */
interface Labels {
  readonly targets: Float64Array | Int32Array;
  readonly classes: readonly string[] | undefined;
}

/**
 * The weight of each class of a table.
 *
 * @returns undefined where all rows count alike.
 * @throws RangeError for a name that is no class, for weights that are all 0, and for weights where values are predicted.
 */
export function classWeightsOf(file: string, weight: ClassWeight | undefined, table: Labels): number[] | undefined {
  if (weight === undefined) return undefined;
  const { classes } = table;
  if (classes === undefined) {
    throw optionError(file, "weights of classes are given, the target is a number", {
      program: "leave classWeight out, or choose a target of classes",
      commandLine: "leave --class-weight out, or choose a target of classes",
    });
  }
  const names = classes.map(String);
  const stranger = weight === "balanced" ? undefined : unknownClass(weight, names);
  if (stranger !== undefined) {
    const got = `a weight is given for the class ${show(stranger)}, which does not occur`;
    throw optionError(file, got, everywhere(knownClasses(names)));
  }
  const weights = weightsOfClasses(file, weight, classes, table.targets);
  if (weights.some((one) => one > 0)) return weights;
  throw optionError(file, "the weights of all classes are 0", everywhere("give one of them a weight above 0"));
}

/** The weight of each row. */
export function weightsOfRows(weights: readonly number[], targets: Float64Array): Float64Array {
  return targets.map((label) => weights[label]);
}
