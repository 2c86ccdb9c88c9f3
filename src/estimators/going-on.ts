import { rangeError, show, typeError } from "../core/check";
import type { Label } from "./label-encoder";

/**
 * The classes of a `fit`, which are those of the fit that it goes on from.
 *
 * @throws RangeError where they are others.
 */
export function sameClasses<Class extends Label>(
  who: string,
  classes: readonly Class[],
  known: readonly Class[] | undefined,
): readonly Class[] {
  if (known === undefined || areEqual(classes, known)) return classes;
  throw rangeError(
    who,
    `y has the classes ${listed(classes)}, with warmStart a fit goes on with ${listed(known)}`,
    "pass the same classes, or warmStart: false",
  );
}

/**
 * The classes of a `partialFit`: those of the fit that it goes on from, or those given.
 *
 * @throws TypeError where there are neither; RangeError where they differ.
 */
export function allClasses<Class extends Label>(
  who: string,
  given: readonly Class[] | undefined,
  known: readonly Class[] | undefined,
): readonly Class[] {
  if (given === undefined && known === undefined) {
    throw typeError(who, "classes are undefined", "pass all classes that will occur, in the first call");
  }
  if (given === undefined || known === undefined || areEqual(given, known)) return (known ?? given)!;
  throw rangeError(who, `classes are ${listed(given)}, were ${listed(known)}`, "pass the same, or leave them out");
}

function areEqual(a: readonly Label[], b: readonly Label[]): boolean {
  return a.length === b.length && a.every((label, i) => label === b[i]);
}

function listed(classes: readonly Label[]): string {
  return classes.length <= 12 ? classes.map(show).join(", ") : `${classes.length} names`;
}
