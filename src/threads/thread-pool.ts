import { now } from "../core/clock";
import gateText from "../../build/wasm/gate.wasm";
import { moduleSource } from "../wasm/module-source";
import { WasmError } from "../core/errors";
import type { Arena } from "../wasm/arena";
import { extraKernelsOf, extrasBytes } from "../wasm/extra-kernels";
import type { Kernels } from "../wasm/kernels";
import { compile, instantiate, type KernelModules } from "../wasm/module";
import {
  DIVISIBLE,
  sharedKernels,
  type AllKernels,
  type Division,
  type KernelFunction,
  type SharedKernel,
} from "./division";
import { GATE_BYTES, READY_WORD, type Gate } from "./gate";
import { MINIMUM_WORK } from "./minimum-work";
import { SharedWork } from "./shared-work";
import type { ThreadStart } from "./thread-start";
import { SharingRecords } from "./sharing-record";
import { startThread, type ThreadWorker } from "./worker";

/** Looks at the gate between two glances at the clock. */
const PATIENCE = 100_000;
/** Longest time that a thread may take for its last part, in milliseconds: tens of times what it needs. */
const TIMEOUT_MS = 4000;
/** Most of the time between two glances that counts: a machine that was asleep holds up all threads alike. */
const LONGEST_GLANCE_MS = 100;
/**
 * Multiply-adds, two milliseconds of a thread, from which its share is cut in two: a thread that
 * other programs hold up leaves the rest to the others. Each part of a product packs an operand
 * for itself, so shorter work is not cut further, and longer work only in parts of a tenth of a
 * second.
 */
const TWO_PARTS = 50e6;
const MAXIMUM_PART = 2 ** 31;

/** What the threads of a pool work on. */
export interface SharedMemory {
  readonly modules: KernelModules<WebAssembly.Module>;
  readonly kernels: Kernels;
  readonly arena: Arena;
  /** Room of the calling thread for the packed blocks of a matrix product. */
  readonly gemmScratch: number;
  /** The pools on it, by the number of threads that was asked for; `"auto"` where nobody asked. */
  readonly pools: Map<number | "auto", ThreadPool>;
}

interface Thread {
  readonly worker: ThreadWorker;
  scratch: number;
}

/** Computes a kernel for its arguments; `amount` is what that costs. */
type SharedFunction = (amount: number, args: readonly number[]) => void;

/**
 * A kernel that calls `compute` where threads pay off, and `alone` elsewhere. No kernel has more arguments; they
 * are written out because short calls must not pay for an array of them.
 */
function whereLong(name: SharedKernel, compute: SharedFunction, alone: KernelFunction): KernelFunction {
  const { work } = DIVISIBLE[name];
  const count = alone.length;
  const shareOut: KernelFunction = (a, b, c, d, e, f, g, h, i, j, k, l, m, n) => {
    const amount = work(a, b, c, d, e, f, g, h, i, j, k, l, m, n);
    if (amount < MINIMUM_WORK) alone(a, b, c, d, e, f, g, h, i, j, k, l, m, n);
    else compute(amount, [a, b, c, d, e, f, g, h, i, j, k, l, m, n].slice(0, count));
  };
  return shareOut;
}

/**
 * Threads that share out the parts of a kernel's work with the calling thread. Until they have
 * started, and when they are gone, the calling thread does all of it.
 */
export class ThreadPool {
  /** What the calling thread computes by alone. */
  readonly #kernels: AllKernels;
  readonly #work: SharedWork;
  readonly #words: Int32Array;
  readonly #gate: Gate;
  readonly #address: number;
  /** The kernels that can be shared out, computed by the calling thread. */
  readonly #alone: Readonly<Record<SharedKernel, KernelFunction>>;
  #threads: Thread[] = [];
  /** Why an update that the calling thread has brought to its end was left to it. */
  #failure: WasmError | undefined;

  /**
   * @param count - Threads, the calling one included; 2 or more.
   * @param isAutomatic - Whether calls are shared out only where that has paid off so far, or all that are long enough.
   * @param onFailure - Called when the threads cannot start, or one of them dies.
   */
  constructor(
    private readonly shared: SharedMemory,
    private readonly count: number,
    private readonly isAutomatic: boolean,
    private readonly onFailure: (reason: string) => void,
  ) {
    const { arena, kernels } = shared;
    const { memory } = kernels;
    this.#address = arena.allocate(GATE_BYTES);
    const work = arena.allocate(SharedWork.bytes);
    this.#words = new Int32Array(memory.buffer, this.#address, GATE_BYTES / 4).fill(0);
    this.#kernels = { ...kernels, ...extraKernelsOf(kernels) };
    this.#alone = sharedKernels(this.#kernels);
    this.#work = new SharedWork(this.#kernels, work);
    const gateModule = compile(moduleSource(gateText));
    const modules = { ...shared.modules, extras: compile(extrasBytes(true)) };
    this.#gate = instantiate(gateModule, memory) as Gate;
    try {
      for (let thread = 1; thread < count; thread++) {
        this.#start({ memory, modules, gateModule, gate: this.#address, work, thread });
      }
    } catch (error) {
      this.#stop();
      throw error;
    }
  }

  #start(start: Omit<ThreadStart, "scratch">): void {
    const { arena, kernels } = this.shared;
    const worker = startThread((reason) => {
      if (this.#threads.length === 0) return;
      this.#stop();
      this.onFailure(reason);
    });
    const thread: Thread = { worker, scratch: 0 };
    this.#threads.push(thread);
    thread.scratch = arena.allocate(kernels.gemmScratchBytes());
    worker.post({ ...start, scratch: thread.scratch });
  }

  /** Replaces kernels by those that share out their work, on the same memory. */
  shareOut(kernels: Kernels): void {
    const extras = extraKernelsOf(kernels);
    for (const name of Object.keys(DIVISIBLE) as SharedKernel[]) {
      const compute = this.isAutomatic ? this.#sharedIfWorthwhile(name) : this.#shared(name);
      Object.assign(name in extras ? extras : kernels, { [name]: whereLong(name, compute, this.#alone[name]) });
    }
  }

  #shared(name: SharedKernel): SharedFunction {
    const alone = this.#alone[name];
    const { divide } = DIVISIBLE[name];
    return (amount, args) => {
      if (this.isReady) this.run(name, divide(...args), amount, args);
      else alone(...args);
    };
  }

  #sharedIfWorthwhile(name: SharedKernel): SharedFunction {
    const alone = this.#alone[name];
    const shared = this.#shared(name);
    const records = new SharingRecords();
    return (amount, args) => {
      const record = records.of(amount);
      const start = now();
      if (this.isReady && record.isWorthwhile(start)) {
        shared(amount, args);
        const end = now();
        record.noteShared(end - start, end);
      } else {
        alone(...args);
        record.noteAlone(now() - start);
      }
    };
  }

  /** Whether another thread is there to help. */
  get isReady(): boolean {
    return this.#threads.length > 0 && this.#words[READY_WORD] > 0;
  }

  /**
   * The work of a kernel by all threads.
   *
   * @param amount - What it costs, in multiply-adds.
   * @throws WasmError when a thread does not finish its part; the pool is of one thread then. Work
   *   that changes something in place does not throw: the calling thread brings it to its end,
   *   and `assertThreads` throws.
   */
  run(name: SharedKernel, division: Division, amount: number, args: readonly number[]): void {
    const total = args[division.count];
    const share = amount / this.count;
    const parts = this.count * Math.max(share < TWO_PARTS ? 1 : 2, Math.ceil(share / MAXIMUM_PART));
    this.#work.describe(name, division, parts, args);
    for (let first = 0; first < total;) {
      const begun = this.#work.begin(first);
      this.#share(begun, division.changes !== undefined);
      first += this.#work.unitsOf(begun);
    }
  }

  #share(parts: number, changes: boolean): void {
    const { gemmScratch } = this.shared;
    const gate = this.#gate;
    gate.publish(this.#address, parts);
    for (let part = gate.claim(this.#address, true); part >= 0; part = gate.claim(this.#address, true)) {
      this.#work.compute(part, gemmScratch);
      gate.finish(this.#address);
    }
    if (this.#isFinished(parts)) return;
    const threads = this.#stop();
    const failure = new WasmError(
      `wasm-mlp: a thread did not finish its part of the work within ${TIMEOUT_MS / 1000} s; the network is as it was ` +
        "after the last finished step and goes on with one thread.",
    );
    if (!changes) throw failure;
    this.#failure = failure;
    this.#work.takeOver(parts, gemmScratch, (thread) => threads[thread - 1].scratch, gate);
  }

  /** Waits for the other threads. */
  #isFinished(parts: number): boolean {
    let [waited, last] = [0, now()];
    do {
      if (this.#gate.isDone(this.#address, parts, PATIENCE)) return true;
      const time = now();
      waited += Math.min(time - last, LONGEST_GLANCE_MS);
      last = time;
    } while (waited < TIMEOUT_MS);
    return false;
  }

  /** @throws WasmError once, when a thread failed in work that was brought to its end. */
  assertThreads(): void {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure;
  }

  #stop(): readonly Thread[] {
    const threads = this.#threads;
    this.#threads = [];
    for (const { worker } of threads) worker.terminate();
    return threads;
  }
}
