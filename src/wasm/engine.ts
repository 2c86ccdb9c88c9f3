import fastText from "../../build/wasm/fast.wasm";
import strictText from "../../build/wasm/strict.wasm";
import { moduleSource } from "./module-source";
import { Arena } from "./arena";
import type { Kernels } from "./kernels";
import { createMemory, kernelsOf, supportsRelaxedSimd } from "./module";
import { settleVectorWidth } from "./wider-vectors";

/**
 * `"strict"`: the same bits on every machine. `"fast"`: matrix products by fused multiply-add
 * where the engine has relaxed SIMD, else the same as strict; the last bits may differ between
 * processors.
 */
export type Precision = "strict" | "fast";

export const PRECISIONS: readonly Precision[] = ["strict", "fast"];

/** Kernels with the memory they work on and the room that a matrix product needs. */
export class Engine {
  constructor(
    public kernels: Kernels,
    readonly arena = new Arena(kernels.memory, kernels.heapBase()),
    /** Room for the packed blocks of a matrix product. */
    readonly gemmScratch = arena.allocate(kernels.gemmScratchBytes()),
  ) {}

  /** Says what calls of kernels cost from now on, in multiply-adds at most: short ones need not ask who shares them. */
  expect(_work: number): void {
    // There is no other thread.
  }

  /** @throws WasmError when another thread failed in an update, which was brought to its end. */
  assertThreads(): void {
    // There is no other thread.
  }
}

let strictEngine: Engine | undefined;
let fastEngine: Engine | undefined;

/** The engine for a precision, shared by all networks; compiles its modules the first time. */
export function engineFor(precision: Precision): Engine {
  if (precision === "fast" && supportsRelaxedSimd()) {
    fastEngine ??= createEngine("fast");
    return fastEngine;
  }
  strictEngine ??= createEngine("strict");
  return strictEngine;
}

function createEngine(precision: Precision): Engine {
  return new Engine(kernelsOf({ strict: strictBytes(), fast: fastBytes(precision) }, createMemory()));
}

/** The strict module, as a program about to be compiled. */
export function strictBytes(): Uint8Array<ArrayBuffer> {
  settleVectorWidth();
  return moduleSource(strictText);
}

/** The fast module, if the precision asks for it and the engine knows it. */
export function fastBytes(precision: Precision): Uint8Array<ArrayBuffer> | undefined {
  return precision === "fast" && supportsRelaxedSimd() ? moduleSource(fastText) : undefined;
}
