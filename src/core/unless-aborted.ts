/** Waits for a promise, but no longer than until an abort. @throws (rejects) its error, or the reason of the abort. */
export async function unlessAborted<Value>(
  promise: PromiseLike<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  const over = new AbortController();
  const value = await new Promise<Value>((resolve, reject) => {
    const abort = () => {
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", abort, { signal: over.signal });
    if (signal?.aborted) abort();
    promise.then(resolve, reject);
  }).finally(() => {
    over.abort();
  });
  signal?.throwIfAborted();
  return value;
}
