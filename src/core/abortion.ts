/**
 * An `AbortController` and its signal in one, for what the library ends itself: not every engine and test runner has
 * one, and `AbortSignal.any` takes no signal of another kind.
 */
export class Abortion {
  aborted = false;
  reason: unknown;
  readonly #listeners = new Set<() => void>();

  get signal(): AbortSignal {
    return this as unknown as AbortSignal;
  }

  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    for (const listener of this.#listeners) listener();
  }

  /** Is aborted when a signal is, with its reason. @returns Ends that. */
  follow(signal: AbortSignal | undefined): () => void {
    const abort = () => {
      this.abort(signal?.reason);
    };
    signal?.addEventListener("abort", abort);
    if (signal?.aborted) abort();
    return () => signal?.removeEventListener("abort", abort);
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  addEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.delete(listener);
  }
}
