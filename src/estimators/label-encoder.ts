import { rangeError, show, typeError } from "../core/check";
import { isList } from "../core/typed-array";

/** What names a class. */
export type Label = string | number | boolean;

/**
 * The classes of some labels: each once, numbers in their order, then false and true, then
 * texts by code unit.
 *
 * @throws TypeError for labels that are no list, or one of another kind; RangeError for NaN.
 */
export function classesOf(who: string, labels: ArrayLike<Label>, name = "y"): Label[] {
  const classes = new Set<Label>();
  for (let i = 0; i < labels.length; i++) classes.add(assertLabel(who, labels[i], `${name}[${i}]`));
  return [...classes].sort(compareLabels);
}

/** @throws TypeError for what is no list of labels. */
export function assertLabels(who: string, labels: unknown): asserts labels is ArrayLike<Label> {
  if (!isList(labels)) throw typeError(who, `y is ${show(labels)}`, "pass a list with a label for each row");
}

/** The number of each label among `classes`. @throws RangeError for a label that is none of them. */
export function encodeLabels(who: string, labels: ArrayLike<Label>, classes: readonly Label[]): Int32Array {
  const numbers = new Map(classes.map((name, i) => [name, i]));
  return Int32Array.from({ length: labels.length }, (_, i) => {
    const number = numbers.get(labels[i]);
    if (number !== undefined) return number;
    const known = classes.length <= 12 ? classes.map(show).join(", ") : `${classes.length} others`;
    throw rangeError(who, `y[${i}] is ${show(labels[i])}, a class that fit has not seen`, `pass one of ${known}`);
  });
}

/** @throws TypeError for another kind; RangeError for NaN. */
export function assertLabel(who: string, label: unknown, name: string): Label {
  if (typeof label === "string" || typeof label === "boolean") return label;
  if (typeof label !== "number") throw typeError(who, `${name} is ${show(label)}`, "pass texts, numbers or booleans");
  if (Number.isNaN(label)) throw rangeError(who, `${name} is NaN`, "remove samples without a class");
  if (!Number.isFinite(label)) throw rangeError(who, `${name} is ${label}`, "pass finite numbers, or texts");
  return label;
}

const KINDS = ["number", "boolean", "string"];

function compareLabels(a: Label, b: Label): number {
  const kind = KINDS.indexOf(typeof a) - KINDS.indexOf(typeof b);
  if (kind !== 0) return kind;
  return a < b ? -1 : a > b ? 1 : 0;
}
