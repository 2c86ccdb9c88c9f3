import { availableThreads } from "../core/platform";
import { Engine, engineFor, fastBytes, strictBytes, type Precision } from "../wasm/engine";
import type { Kernels } from "../wasm/kernels";
import { compile, createMemory, kernelsOf } from "../wasm/module";
import { DIVISIBLE, sharedKernels, type Divisible, type SharedKernel } from "./division";
import { forSharedMemory } from "../wasm/shared-module";
import { canShareMemory } from "./can-share-memory";
import type { SharedMemory, ThreadPool } from "./thread-pool";

/** How many threads compute: a number, the calling one included, or as many as repay. */
export type Threads = number | "auto";

/**
 * Multiply-adds from which work is shared out: some 20 microseconds of one thread, ten times
 * what meeting at the gate costs.
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
  return new ThreadedEngine(shared, new LatePool(shared, threads));
}

/**
 * A pool whose program is loaded by the first network that asks for threads: others do not carry it. Until it is
 * there, as until its threads run, the calling thread computes alone.
 */
class LatePool {
  #pool: ThreadPool | undefined;

  constructor(shared: SharedMemory, threads: number) {
    import("./thread-pool").then(
      ({ ThreadPool }) => {
        this.#pool = new ThreadPool(shared, threads, warnOfFailure);
      },
      (error: unknown) => {
        warnOfFailure(error instanceof Error ? error.message : String(error));
      },
    );
  }

  /** The pool once its threads run. */
  get ready(): ThreadPool | undefined {
    return this.#pool?.isReady === true ? this.#pool : undefined;
  }

  /** @throws WasmError, once, when a thread failed in the last update. */
  assertThreads(): void {
    this.#pool?.assertThreads();
  }
}

/** Kernels whose work is shared out where that repays. */
class ThreadedEngine extends Engine {
  constructor(
    { kernels, arena, gemmScratch }: SharedMemory,
    private readonly pool: LatePool,
  ) {
    super(withThreads(kernels, pool), arena, gemmScratch);
  }

  override assertThreads(): void {
    this.pool.assertThreads();
  }
}

function withThreads(kernels: Kernels, late: LatePool): Kernels {
  const functions = sharedKernels(kernels);
  const shared = Object.entries<Divisible>(DIVISIBLE).map(([name, { work, divide }]) => {
    const alone = functions[name as SharedKernel];
    const shareOut = (...args: number[]) => {
      const amount = work(...args);
      const pool = amount < MINIMUM_WORK ? undefined : late.ready;
      if (pool === undefined) alone(...args);
      else pool.run(name as SharedKernel, divide(...args), amount, args);
    };
    return [name, shareOut];
  });
  return { ...kernels, ...(Object.fromEntries(shared) as Pick<Kernels, SharedKernel>) };
}

function createSharedMemory(precision: Precision): SharedMemory {
  const memory = createMemory(true);
  const fast = fastBytes(precision);
  const modules = { strict: compile(forSharedMemory(strictBytes())), fast: fast && compile(forSharedMemory(fast)) };
  const { kernels, arena, gemmScratch } = new Engine(kernelsOf(modules, memory));
  return { modules, kernels, arena, gemmScratch };
}
