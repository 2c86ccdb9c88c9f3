import fastHex from "../../build/wasm/fast.wasm";
import strictHex from "../../build/wasm/strict.wasm";
import { bytesFromHex } from "../core/hex";
import { Arena } from "./arena";
import { instantiateKernels, supportsRelaxedSimd } from "./module";
export const PRECISIONS = ["strict", "fast"];
/** A kernel module with its memory: one a precision, shared by all networks, made at first use. */
export class Engine {
  kernels;
  arena;
  /** Room for the packed blocks of a matrix product. */
  gemmScratch;
  constructor(kernels) {
    this.kernels = kernels;
    this.arena = new Arena(kernels.memory, kernels.heapBase());
    this.gemmScratch = this.arena.allocate(kernels.gemmScratchBytes());
  }
}
let strictEngine;
let fastEngine;
/** The engine for a precision; compiles its module the first time. */
export function engineFor(precision) {
  if (precision === "fast") {
    fastEngine ??= supportsRelaxedSimd() ? createEngine(fastHex) : engineFor("strict");
    return fastEngine;
  }
  strictEngine ??= createEngine(strictHex);
  return strictEngine;
}
function createEngine(hex) {
  return new Engine(instantiateKernels(bytesFromHex(hex)));
}
