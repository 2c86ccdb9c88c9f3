import gateText from "../../build/wasm/gate.wasm";
import { bytesFromText } from "../core/binary-text";
import { WasmError } from "../core/errors";
import type { Arena } from "../wasm/arena";
import type { KernelModules } from "../wasm/engine";
import type { Gemm, Kernels } from "../wasm/kernels";
import { compile, instantiate } from "../wasm/module";
import { GATE_BYTES, Word, type Gate } from "./gate";
import { computePart, describeProduct, productsOf, type ProductCode } from "./product";
import type { ThreadStart } from "./thread";
import { startThread, type WorkerHandle } from "./worker";

/**
 * Looks at the gate before a thread goes to sleep: some 0.4 ms, longer than the optimizer's
 * pass between two products of a step of MNIST's network. A thread that sleeps between them
 * wakes up too late to help.
 */
const SPINS = 200_000;
/** Looks at the gate between two glances at the clock. */
const PATIENCE = 100_000;
/** Longest time that a thread may take for its last part, in milliseconds: tens of times what it needs. */
const TIMEOUT_MS = 4000;

/** What the threads of a pool work on. */
export interface SharedMemory {
  readonly modules: KernelModules<WebAssembly.Module>;
  readonly kernels: Kernels;
  readonly arena: Arena;
  /** Room of the calling thread for the packed blocks of a matrix product. */
  readonly gemmScratch: number;
}

/**
 * Threads that share out the parts of a matrix product with the calling thread. Until they
 * have started, and when they are gone, the calling thread does all of it.
 */
export class ThreadPool {
  readonly #products: readonly Gemm[];
  readonly #words: Int32Array;
  readonly #gate: Gate;
  readonly #address: number;
  #workers: WorkerHandle[] = [];

  /**
   * @param threads - The calling one included; 2 or more.
   * @param onFailure - Called when the threads cannot start, or one of them dies.
   */
  constructor(
    private readonly shared: SharedMemory,
    private readonly threads: number,
    private readonly onFailure: (reason: string) => void,
  ) {
    const { arena, kernels } = shared;
    const { memory } = kernels;
    this.#products = productsOf(kernels);
    this.#address = arena.allocate(GATE_BYTES);
    this.#words = new Int32Array(memory.buffer, this.#address, GATE_BYTES / 4).fill(0);
    const gateModule = compile(bytesFromText(gateText));
    this.#gate = instantiate(gateModule, memory) as Gate;
    for (let i = 1; i < threads; i++) this.#start(gateModule);
  }

  #start(gateModule: WebAssembly.Module): void {
    const { arena, modules, kernels } = this.shared;
    const worker = startThread((reason) => {
      if (this.#workers.length === 0) return;
      this.#stop();
      this.onFailure(reason);
    });
    const scratch = arena.allocate(kernels.gemmScratchBytes());
    const start: ThreadStart = {
      memory: kernels.memory,
      modules,
      gateModule,
      gate: this.#address,
      scratch,
      spins: SPINS,
    };
    worker.post(start);
    this.#workers.push(worker);
  }

  /** Whether another thread is there to help. */
  get isReady(): boolean {
    return this.#workers.length > 0 && this.#words[Word.ready] > 0;
  }

  /**
   * A matrix product by all threads.
   *
   * @throws WasmError when a thread does not finish its part; the pool is of one thread then.
   */
  multiply(code: ProductCode, ...args: Parameters<Gemm>): void {
    const parts = describeProduct(this.#words, this.threads, code, ...args);
    this.#gate.publish(this.#address, parts);
    for (let part = this.#gate.claim(this.#address); part >= 0; part = this.#gate.claim(this.#address)) {
      computePart(this.#products, this.#words, part, this.shared.gemmScratch);
      this.#gate.finish(this.#address);
    }
    this.#awaitOthers(parts);
  }

  #awaitOthers(parts: number): void {
    if (this.#gate.isDone(this.#address, parts, PATIENCE)) return;
    const start = performance.now();
    while (!this.#gate.isDone(this.#address, parts, PATIENCE)) {
      if (performance.now() - start < TIMEOUT_MS) continue;
      this.#stop();
      throw new WasmError(
        `wasm-mlp: a thread did not finish its part of a matrix product within ${TIMEOUT_MS / 1000} s; the network is ` +
          "as it was after the last finished step and goes on with one thread.",
      );
    }
  }

  #stop(): void {
    for (const worker of this.#workers) worker.terminate();
    this.#workers = [];
  }
}
