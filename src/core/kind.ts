/** Kinds of values from outside. Whatever is asked of a revoked proxy throws, `Array.isArray` too: it is of no kind. */
export function isRevoked(value: unknown): boolean {
  try {
    Array.isArray(value);
    return false;
  } catch {
    return true;
  }
}

/** `Array.isArray` that never throws. */
export const isArray = ((value: unknown) => !isRevoked(value) && Array.isArray(value)) as typeof Array.isArray;

/** Whether a value has properties that can be read: an array has, too. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !isRevoked(value);
}

/** Whether a value has a method of that name. */
export function hasMethod(value: unknown, name: PropertyKey): boolean {
  const method = isRevoked(value)
    ? undefined
    : (value as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[name];
  return typeof method === "function" && !isRevoked(method);
}

/** Whether a value is an object and no array. */
export function isDictionary(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !isArray(value);
}

/** Whether a value is of a class. */
export function isInstance<Instance>(
  value: unknown,
  kind: { readonly prototype: Instance; [Symbol.hasInstance](value: unknown): boolean },
): value is Instance {
  return !isRevoked(value) && value instanceof kind;
}
