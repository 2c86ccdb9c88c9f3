import { Engine, engineFor, fastBytes, kernelsOf, strictBytes, type Precision } from "../wasm/engine";
import type { Gemm, Kernels } from "../wasm/kernels";
import { compile, createMemory } from "../wasm/module";
import { Product, type ProductCode } from "./product";
import { forSharedMemory } from "./shared-module";
import { ThreadPool, type SharedMemory } from "./thread-pool";
import { availableThreads, canShareMemory } from "./worker";

/** How many threads compute: a number, the calling one included, or as many as repay. */
export type Threads = number | "auto";

/**
 * Multiply-adds from which a product is shared out: some 20 microseconds of one thread, ten
 * times what meeting at the gate costs.
 */
const MINIMUM_WORK = 500_000;
/** More threads than this share caches and memory rather than work. */
const MAXIMUM_AUTO_THREADS = 8;
/** Weights of the largest layer from which `"auto"` takes threads: a batch of 32 repays them. */
const MINIMUM_WEIGHTS = MINIMUM_WORK / 32;

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
  "memory cannot be shared here, so networks compute with one thread; serve the page with " +
  "Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.";

function warnOnce(message: string): void {
  if (hasWarned) return;
  hasWarned = true;
  console.warn(`wasm-mlp: ${message}`);
}

function warnOfFailure(reason: string): void {
  warnOnce(
    `a thread failed (${reason}), so networks compute with one thread; see that dist/chunks/thread.js is there.`,
  );
}

function createEngine(precision: Precision, threads: number): Engine {
  let shared = sharedMemories.get(precision);
  if (shared === undefined) {
    shared = createSharedMemory(precision);
    sharedMemories.set(precision, shared);
  }
  const pool = new ThreadPool(shared, threads, warnOfFailure);
  return new Engine(withThreads(shared.kernels, pool), shared.arena, shared.gemmScratch);
}

/** The engine's kernels with products that are shared out where that repays. */
function withThreads(kernels: Kernels, pool: ThreadPool): Kernels {
  const shareOut =
    (code: ProductCode, alone: Gemm): Gemm =>
    (m, n, k, ...rest) => {
      if (m * n * k < MINIMUM_WORK || !pool.isReady) alone(m, n, k, ...rest);
      else pool.multiply(code, m, n, k, ...rest);
    };
  return {
    ...kernels,
    gemmNN: shareOut(Product.NN, kernels.gemmNN),
    gemmTN: shareOut(Product.TN, kernels.gemmTN),
    gemmNT: shareOut(Product.NT, kernels.gemmNT),
  };
}

function createSharedMemory(precision: Precision): SharedMemory {
  const memory = createMemory(true);
  const fast = fastBytes(precision);
  const modules = { strict: compile(forSharedMemory(strictBytes())), fast: fast && compile(forSharedMemory(fast)) };
  const { kernels, arena, gemmScratch } = new Engine(kernelsOf(modules, memory));
  return { modules, kernels, arena, gemmScratch };
}
