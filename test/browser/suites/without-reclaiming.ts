/**
 * All suites of a page share one engine. What an earlier file has forgotten without `dispose` must not be given back
 * while a later one counts bytes, so nothing is. Suites of reclaiming itself run in Node.
 */
globalThis.FinalizationRegistry = class<T> implements FinalizationRegistry<T> {
  readonly [Symbol.toStringTag] = "FinalizationRegistry";
  register(): void {
    // Nothing is watched.
  }
  unregister(): boolean {
    return false;
  }
};
