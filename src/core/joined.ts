/** Fills an array, which has room for them, with parts, one after the other. */
export function joined<All extends { set(part: ArrayLike<number>, at: number): void }>(
  all: All,
  parts: readonly ArrayLike<number>[],
): All {
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
