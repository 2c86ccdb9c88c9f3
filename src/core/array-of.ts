import { isArray } from "./kind";

/**
 * Whether a value is an array, each element of which passes. A hole is an element that is undefined: `every`,
 * `some` and `forEach` would skip it.
 */
export function isArrayOf<Element>(
  value: unknown,
  isElement: (element: unknown) => element is Element,
): value is readonly Element[];
export function isArrayOf(value: unknown, isElement: (element: unknown) => boolean): value is readonly unknown[];
export function isArrayOf(value: unknown, isElement: (element: unknown) => boolean): boolean {
  if (!isArray(value)) return false;
  for (const element of value) if (!isElement(element)) return false;
  return true;
}

/** Whether a value is an array of texts. */
export function areTexts(value: unknown): value is readonly string[] {
  return isArrayOf(value, (element) => typeof element === "string");
}

/**
 * Calls `check` for each place of a list; a hole is an element that is undefined. Nothing is copied: a list without
 * elements may say that it has billions, and the first that is refused ends it.
 */
export function checkEach<Element>(list: ArrayLike<Element>, check: (element: Element, index: number) => void): void {
  for (let i = 0; i < list.length; i++) check(list[i], i);
}

/** What `make` makes of each place of a list; a hole is an element that is undefined, which it may refuse. */
export function mapEach<Element, Value>(
  list: ArrayLike<Element>,
  make: (element: Element, index: number) => Value,
): Value[] {
  const made: Value[] = [];
  checkEach(list, (element, i) => made.push(make(element, i)));
  return made;
}
