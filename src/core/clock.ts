/** Milliseconds since some moment: of the fine clock or, in an engine without one, of the day. */
export function now(): number {
  return ((globalThis as Partial<typeof globalThis>).performance ?? Date).now();
}
