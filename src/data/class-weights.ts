import { isKeyed, rangeError, show, typeError } from "../core/check";
import { assertWeight } from "./assert-weights";
import type { Check } from "../core/option-table";

/** Weights of classes: `"balanced"`, or a number for each name; those without one have 1. */
export type ClassWeight = "balanced" | Readonly<Record<string, number>>;

/** @throws TypeError, RangeError for what is no weight of classes. */
export const classWeight: Check<ClassWeight> = (who, name, value) => {
  if (value === "balanced") return;
  if (!isKeyed(value)) {
    throw typeError(
      who,
      `${name} is ${show(value)}`,
      'pass "balanced" or a weight for each class, as { yes: 2, no: 1 }',
    );
  }
  for (const [label, weight] of Object.entries(value)) {
    assertWeight(who, `${name} of ${show(label)}`, weight);
  }
};

/**
 * The weight of each class: `"balanced"` is `rows / (classes x rows of the class)`, as in scikit-learn.
 *
 * @param classes - Names; a number or a boolean is looked up by its text.
 * @param targets - Class numbers of the rows.
 * @throws RangeError for the name of a class that does not occur.
 */
export function weightsOfClasses(
  who: string,
  weight: ClassWeight,
  classes: readonly (string | number | boolean)[],
  targets: Iterable<number> & ArrayLike<number>,
): number[] {
  const names = classes.map(String);
  if (weight !== "balanced") return givenWeights(who, weight, names);
  const counts = classes.map(() => 0);
  for (const label of targets) counts[label]++;
  return counts.map((count) => (count === 0 ? 0 : targets.length / (classes.length * count)));
}

function givenWeights(who: string, weights: Readonly<Record<string, number>>, classes: readonly string[]): number[] {
  const stranger = unknownClass(weights, classes);
  if (stranger !== undefined) {
    throw rangeError(who, `classWeight names the class ${show(stranger)}, which does not occur`, knownClasses(classes));
  }
  return classes.map((name) => (Object.hasOwn(weights, name) ? weights[name] : 1));
}

/** The first name with a weight that is no class. */
export function unknownClass(
  weights: Readonly<Record<string, number>>,
  classes: readonly string[],
): string | undefined {
  return Object.keys(weights).find((name) => !classes.includes(name));
}

/** What to write instead of an unknown class. */
export function knownClasses(classes: readonly string[]): string {
  return classes.length <= 12 ? `choose from ${classes.map(show).join(", ")}` : "use names of classes";
}
