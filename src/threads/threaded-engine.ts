import { availableThreads, isMainThread } from "../core/platform";
import { Engine, engineFor, fastBytes, strictBytes, type Precision } from "../wasm/engine";
import { compile, createMemory, kernelsOf } from "../wasm/module";
import { forSharedMemory } from "../wasm/shared-module";
import type { Kernels } from "../wasm/kernels";
import { canShareMemory } from "./can-share-memory";
import { MINIMUM_WORK } from "./minimum-work";
import type { SharedMemory, ThreadPool } from "./thread-pool";

/** How many threads compute: a number, the calling one included, or as many as pay off. */
export type Threads = number | "auto";

/** More threads than this share caches and memory rather than work. */
const MAXIMUM_AUTO_THREADS = 8;
/** Weights of the largest layer from which `"auto"` takes threads: products with a batch of 32 pay for them. */
const MINIMUM_WEIGHTS = MINIMUM_WORK / 32;
/** Multiply-adds of wide products that `"auto"` waits for before it starts threads: 10 ms of work. */
const ENOUGH_WORK = 250e6;

/** As many threads as pay off, but one in a worker: the program that starts workers divides the machine. */
export function defaultThreads(): Threads {
  return isMainThread() ? "auto" : 1;
}

const sharedMemories = new Map<Precision, SharedMemory>();

/**
 * The engine on which a network whose largest layer has `largestLayer` weights computes with
 * `threads` threads; networks with the same settings share memory and threads.
 */
export function threadedEngineFor(precision: Precision, threads: Threads, largestLayer: number): Engine {
  const isAutomatic = threads === "auto";
  const count = isAutomatic ? automaticThreads(largestLayer) : threads;
  if (count === 1) return engineFor(precision);
  if (canShareMemory()) {
    try {
      return new ThreadedEngine(sharedMemoryOf(precision), count, isAutomatic);
    } catch (error) {
      // A small device may have no room for a memory of this kind.
      if (!isAutomatic) throw error;
    }
  } else if (!isAutomatic) {
    withPools(false, (pools) => {
      pools.warnOfMemory();
    });
  }
  return engineFor(precision);
}

function automaticThreads(largestLayer: number): number {
  return largestLayer < MINIMUM_WEIGHTS ? 1 : Math.min(availableThreads(), MAXIMUM_AUTO_THREADS);
}

/** Loads what shares work out; where that fails there is one thread, and it is said unless nobody asked for more. */
function withPools(isAutomatic: boolean, use: (pools: typeof import("./pools")) => void): void {
  import("./pools").then(use).catch((error: unknown) => {
    if (!isAutomatic) console.warn("wasm-mlp: threads could not be loaded, so networks compute with one.", error);
  });
}

/**
 * An engine whose threads are loaded, with all that shares work out, for the first network that asks for them or, where
 * nobody asked, that has enough work for them: other programs do not carry them. Until they run, the calling thread
 * computes alone.
 */
class ThreadedEngine extends Engine {
  #pool: ThreadPool | undefined;
  /** The kernels that share work out, once threads run. */
  readonly #sharing: Kernels;

  constructor(
    private readonly shared: SharedMemory,
    private readonly threads: number,
    private readonly isAutomatic: boolean,
  ) {
    const kernels = { ...shared.kernels };
    super(kernels, shared.arena, shared.gemmScratch);
    this.#sharing = kernels;
    if (isAutomatic) this.#awaitWork();
    else this.#start();
  }

  /** Starts the threads after some wide products. */
  #awaitWork(): void {
    const kernels = this.#sharing;
    const { gemmNN } = kernels;
    let work = 0;
    kernels.gemmNN = (...args) => {
      gemmNN(...args);
      const amount = args[0] * args[1] * args[2];
      if (amount >= MINIMUM_WORK) work += amount;
      if (work < ENOUGH_WORK) return;
      kernels.gemmNN = gemmNN;
      this.#start();
    };
  }

  #start(): void {
    withPools(this.isAutomatic, ({ shareOut }) => {
      this.#pool = shareOut(this.#sharing, this.shared, this.threads, this.isAutomatic);
    });
  }

  override expect(work: number): void {
    this.kernels = work < MINIMUM_WORK ? this.shared.kernels : this.#sharing;
  }

  override assertThreads(): void {
    this.#pool?.assertThreads();
  }
}

function sharedMemoryOf(precision: Precision): SharedMemory {
  let shared = sharedMemories.get(precision);
  if (shared === undefined) {
    shared = createSharedMemory(precision);
    sharedMemories.set(precision, shared);
  }
  return shared;
}

function createSharedMemory(precision: Precision): SharedMemory {
  const memory = createMemory(true);
  const fast = fastBytes(precision);
  const modules = { strict: compile(forSharedMemory(strictBytes())), fast: fast && compile(forSharedMemory(fast)) };
  const { kernels, arena, gemmScratch } = new Engine(kernelsOf(modules, memory));
  return { modules, kernels, arena, gemmScratch, pools: new Map() };
}
