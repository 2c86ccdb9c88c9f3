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
  if (!Array.isArray(value)) return false;
  for (const element of value) if (!isElement(element)) return false;
  return true;
}

/** Whether a value is an array of texts. */
export function areTexts(value: unknown): value is readonly string[] {
  return isArrayOf(value, (element) => typeof element === "string");
}
