/**
 * Tests that count bytes share an engine with others. What one of them has forgotten without `dispose` must not be given
 * back while another counts, whenever the garbage collector comes, so nothing is.
 */
class Unwatched<T> implements FinalizationRegistry<T> {
  /** For tests of reclaiming itself. */
  static readonly watching = globalThis.FinalizationRegistry;
  readonly [Symbol.toStringTag] = "FinalizationRegistry";
  register(): void {
    // Nothing is watched.
  }
  unregister(): boolean {
    return false;
  }
}

globalThis.FinalizationRegistry = Unwatched;
