import fastText from "../../build/wasm/fast.wasm";
import strictText from "../../build/wasm/strict.wasm";
import { bytesFromText } from "../core/binary-text";
import { Arena } from "./arena";
import type { Kernels } from "./kernels";
import { instantiateKernels, supportsRelaxedSimd, withFastKernels } from "./module";

/**
 * `"strict"`: the same bits on every machine. `"fast"`: matrix products by fused multiply-add
 * where the engine has relaxed SIMD, else the same as strict; the last bits may differ between
 * processors.
 */
export type Precision = "strict" | "fast";

export const PRECISIONS: readonly Precision[] = ["strict", "fast"];

/** A kernel module with its memory: one a precision, shared by all networks, made at first use. */
export class Engine {
  readonly kernels: Kernels;
  readonly arena: Arena;
  /** Room for the packed blocks of a matrix product. */
  readonly gemmScratch: number;

  constructor(kernels: Kernels) {
    this.kernels = kernels;
    this.arena = new Arena(kernels.memory, kernels.heapBase());
    this.gemmScratch = this.arena.allocate(kernels.gemmScratchBytes());
  }
}

let strictEngine: Engine | undefined;
let fastEngine: Engine | undefined;

/** The engine for a precision; compiles its module the first time. */
export function engineFor(precision: Precision): Engine {
  if (precision === "fast") {
    fastEngine ??= supportsRelaxedSimd()
      ? new Engine(withFastKernels(strictKernels(), bytesFromText(fastText)))
      : engineFor("strict");
    return fastEngine;
  }
  strictEngine ??= new Engine(strictKernels());
  return strictEngine;
}

function strictKernels(): Kernels {
  return instantiateKernels(bytesFromText(strictText));
}
