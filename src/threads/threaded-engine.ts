import { availableThreads } from "../core/platform";
import { Engine, engineFor, fastBytes, strictBytes, type Precision } from "../wasm/engine";
import { compile, createMemory, kernelsOf } from "../wasm/module";
import { forSharedMemory } from "../wasm/shared-module";
import { canShareMemory } from "./can-share-memory";
import type { SharedMemory, ThreadPool } from "./thread-pool";

/** How many threads compute: a number, the calling one included, or as many as repay. */
export type Threads = number | "auto";

/** More threads than this share caches and memory rather than work. */
const MAXIMUM_AUTO_THREADS = 8;
/** Weights of the largest layer from which `"auto"` takes threads: products with a batch of 32 repay them. */
const MINIMUM_WEIGHTS = 500_000 / 32;

const sharedMemories = new Map<Precision, SharedMemory>();
const engines = new Map<string, Engine>();
let hasWarned = false;

/**
 * The engine on which a network whose largest layer has `largestLayer` weights computes with
 * `threads` threads; networks with the same settings share it.
 */
export function threadedEngineFor(precision: Precision, threads: Threads, largestLayer: number): Engine {
  const count = threads === "auto" ? automaticThreads(largestLayer) : threads;
  if (count === 1) return engineFor(precision);
  if (!canShareMemory()) {
    if (threads !== "auto") warnOnce(CANNOT_SHARE);
    return engineFor(precision);
  }
  const key = `${precision} ${count}`;
  let engine = engines.get(key);
  if (engine === undefined) {
    engine = createEngine(precision, count);
    engines.set(key, engine);
  }
  return engine;
}

function automaticThreads(largestLayer: number): number {
  return largestLayer < MINIMUM_WEIGHTS ? 1 : Math.min(availableThreads(), MAXIMUM_AUTO_THREADS);
}

const CANNOT_SHARE =
  "memory cannot be shared here, so networks compute with one thread; a page shares it when served with " +
  "Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.";

function warnOnce(message: string): void {
  if (hasWarned) return;
  hasWarned = true;
  console.warn(`wasm-mlp: ${message}`);
}

function warnOfFailure(reason: string): void {
  warnOnce(
    `a thread failed (${reason}), so networks compute with one thread; if a bundler left its file behind, make ` +
      "wasm-mlp/thread.js a further entry and call setWorkerFolder of wasm-mlp/workers.",
  );
}

function createEngine(precision: Precision, threads: number): Engine {
  let shared = sharedMemories.get(precision);
  if (shared === undefined) {
    shared = createSharedMemory(precision);
    sharedMemories.set(precision, shared);
  }
  return new ThreadedEngine(shared, threads);
}

/**
 * An engine whose threads are loaded, with all that shares work out, by the first network that asks for them: other
 * programs do not carry them. Until they run, the calling thread computes alone.
 */
class ThreadedEngine extends Engine {
  #pool: ThreadPool | undefined;

  constructor(shared: SharedMemory, threads: number) {
    super({ ...shared.kernels }, shared.arena, shared.gemmScratch);
    import("./thread-pool")
      .then(({ ThreadPool }) => {
        this.#pool = new ThreadPool(shared, threads, warnOfFailure);
        this.#pool.shareOut(this.kernels);
      })
      .catch((error: unknown) => {
        warnOfFailure(error instanceof Error ? error.message : String(error));
      });
  }

  override assertThreads(): void {
    this.#pool?.assertThreads();
  }
}

function createSharedMemory(precision: Precision): SharedMemory {
  const memory = createMemory(true);
  const fast = fastBytes(precision);
  const modules = { strict: compile(forSharedMemory(strictBytes())), fast: fast && compile(forSharedMemory(fast)) };
  const { kernels, arena, gemmScratch } = new Engine(kernelsOf(modules, memory));
  return { modules, kernels, arena, gemmScratch };
}
