/** Compiles and instantiates kernel modules. The only file that knows the loader. */
import { instantiateSync } from "@assemblyscript/loader";
import { WasmError } from "../core/errors";
import type { Memory } from "./memory";
import type { FastKernels, Kernels } from "./kernels";

/** Pages of 64 KiB that a memory begins with, and may have: 4 GiB. */
const INITIAL_PAGES = 16;
const MAXIMUM_PAGES = 65536;

/** A module as bytes, or compiled. */
export type ModuleSource = Uint8Array<ArrayBuffer> | WebAssembly.Module;

/**
 * A memory for modules; a shared one for several threads.
 *
 * @throws WasmError where the engine has none.
 */
export function createMemory(shared = false): Memory {
  const limits = { initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES, shared };
  return asWasmError(() => new WebAssembly.Memory(limits), NO_MEMORY);
}

/**
 * The kernels of a module, ready to call. Synchronous: engines allow it for modules of this
 * size on any thread.
 *
 * @throws WasmError where the engine or the page's policy does not compile it.
 */
export function instantiateKernels(source: ModuleSource, memory = createMemory()): Kernels {
  return instantiate(source, memory) as Kernels;
}

/** The modules of a precision: the strict one and, where it makes a difference, the fast one. */
export interface KernelModules<Source = ModuleSource> {
  readonly strict: Source;
  readonly fast?: Source | undefined;
}

/** The kernels of a precision on a memory. */
export function kernelsOf({ strict, fast }: KernelModules, memory: Memory): Kernels {
  const kernels = instantiateKernels(strict, memory);
  return fast === undefined ? kernels : { ...kernels, ...(instantiate(fast, memory) as FastKernels) };
}

/** The exports of a module on a memory. */
export function instantiate(source: ModuleSource, memory: Memory): unknown {
  return asWasmError(() => instantiateSync(source, { env: { memory: memory as WebAssembly.Memory } }).instance.exports);
}

/** Compiles a module, to be instantiated on several threads. */
export function compile(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  return asWasmError(() => new WebAssembly.Module(bytes));
}

/** What an engine may fail at, and what helps. */
interface Failure {
  readonly failed: string;
  readonly remedy: string;
}

const NO_MEMORY: Failure = {
  failed: "has no memory for the kernels",
  remedy: "close other programs or pages, or use fewer workers",
};

const NOT_COMPILED: Failure = {
  failed: "did not compile the kernels",
  remedy:
    "they need WebAssembly with 128-bit SIMD (Chrome 91, Firefox 89, Safari 16.4, Node 20.19) and, under a " +
    "Content-Security-Policy, 'wasm-unsafe-eval'",
};

/** Some pages and sandboxes take it away, or a part of it. */
function hasWebAssembly(): boolean {
  const { WebAssembly: own } = globalThis as { readonly WebAssembly?: Partial<typeof WebAssembly> | null };
  return typeof own?.Memory === "function" && typeof own.validate === "function";
}

function asWasmError<Result>(make: () => Result, { failed, remedy } = NOT_COMPILED): Result {
  if (!hasWebAssembly()) {
    throw new WasmError("wasm-mlp: this engine has no WebAssembly; use a current browser or Node 20.19 or later.");
  }
  try {
    return make();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new WasmError(`wasm-mlp: the engine ${failed} (${reason}); ${remedy}.`, { cause });
  }
}

/** A module of one function, (v128, v128, v128) -> v128 by f32x4.relaxed_madd. */
// prettier-ignore
const RELAXED_SIMD_PROBE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 3, 123, 123, 123, 1, 123, 3, 2, 1, 0, 10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2, 253, 133, 2, 11);

/** Whether the engine knows relaxed SIMD, which the fast module needs. */
export function supportsRelaxedSimd(): boolean {
  return hasWebAssembly() && WebAssembly.validate(RELAXED_SIMD_PROBE);
}
