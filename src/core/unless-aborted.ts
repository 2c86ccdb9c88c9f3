import { ignoreRejection } from "./thenable";

/** Waits for a promise, but no longer than until an abort. @throws (rejects) its error, or the reason of the abort. */
export async function unlessAborted<Value>(
  promise: PromiseLike<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  let abort = (): void => undefined;
  const value = await new Promise<Value>((resolve, reject) => {
    abort = () => {
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", abort);
    if (signal?.aborted) abort();
    promise.then(resolve, reject);
  }).finally(() => signal?.removeEventListener("abort", abort));
  signal?.throwIfAborted();
  return value;
}

/**
 * Pieces of some work, waited for no longer than until an abort; then what makes them is told to end.
 *
 * @throws (rejects) as what makes them, or the reason of the abort.
 */
export async function* untilAborted<Piece>(
  pieces: AsyncIterable<Piece>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Piece, void> {
  const iterator = pieces[Symbol.asyncIterator]();
  let isWaiting = true;
  try {
    for (;;) {
      const next = await unlessAborted(iterator.next(), signal);
      isWaiting = false;
      if (next.done === true) return;
      yield next.value;
      isWaiting = true;
    }
  } finally {
    const end = iterator.return?.();
    // A piece that may never come would hold up the end.
    if (isWaiting) ignoreRejection(end);
    else await end;
  }
}
