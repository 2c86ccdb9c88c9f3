import { Arena } from "./arena";
import type { Kernels } from "./kernels";
/**
 * `"strict"`: the same bits on every machine. `"fast"`: fused multiply-add where the engine
 * has relaxed SIMD, else the same as strict; the last bits may differ between processors.
 */
export type Precision = "strict" | "fast";
export declare const PRECISIONS: readonly Precision[];
/** A kernel module with its memory: one a precision, shared by all networks, made at first use. */
export declare class Engine {
  readonly kernels: Kernels;
  readonly arena: Arena;
  /** Room for the packed blocks of a matrix product. */
  readonly gemmScratch: number;
  constructor(kernels: Kernels);
}
/** The engine for a precision; compiles its module the first time. */
export declare function engineFor(precision: Precision): Engine;
