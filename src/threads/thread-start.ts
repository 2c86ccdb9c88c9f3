import type { Memory } from "../wasm/memory";
import type { KernelModules } from "../wasm/module";

/** The kernels that a thread computes by. */
export interface ThreadModules extends KernelModules<WebAssembly.Module> {
  readonly extras: WebAssembly.Module;
}

/** What a pool sends to a thread. */
export interface ThreadStart {
  readonly memory: Memory;
  readonly modules: ThreadModules;
  readonly gateModule: WebAssembly.Module;
  /** Address of the gate. */
  readonly gate: number;
  /** Address of the description of the work. */
  readonly work: number;
  /** Number of this thread, from 1; the calling one has none. */
  readonly thread: number;
  /** Address of the room that is this thread's own. */
  readonly scratch: number;
}
