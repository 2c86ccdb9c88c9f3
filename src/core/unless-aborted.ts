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
