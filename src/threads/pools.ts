/** Pools of threads, and what is said where there can be none; loaded by networks that share work out. */
import type { Kernels } from "../wasm/kernels";
import { ThreadPool, type SharedMemory } from "./thread-pool";

let hasWarned = false;

function warnOnce(message: string): void {
  if (hasWarned) return;
  hasWarned = true;
  console.warn(`wasm-mlp: ${message}`);
}

/** Says that memory cannot be shared here. */
export function warnOfMemory(): void {
  warnOnce(
    "memory cannot be shared here, so networks compute with one thread; a page shares it when served with " +
      "Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.",
  );
}

function warnOfFailure(reason: string): void {
  warnOnce(
    `a thread failed (${reason}), so networks compute with one thread; if a bundler left its file behind, make ` +
      "wasm-mlp/thread.js a further entry and call setWorkerFolder of wasm-mlp/workers.",
  );
}

/**
 * Lets kernels share their work out among so many threads, which networks on the same memory share.
 *
 * @param isAutomatic - Whether nobody asked for threads: nothing is said where there can be none.
 * @returns The threads, if they can start.
 */
export function shareOut(
  kernels: Kernels,
  shared: SharedMemory,
  count: number,
  isAutomatic: boolean,
): ThreadPool | undefined {
  const onFailure = isAutomatic ? () => undefined : warnOfFailure;
  const key = isAutomatic ? "auto" : count;
  try {
    const pool = shared.pools.get(key) ?? new ThreadPool(shared, count, isAutomatic, onFailure);
    shared.pools.set(key, pool);
    pool.shareOut(kernels);
    return pool;
  } catch (error) {
    onFailure(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
