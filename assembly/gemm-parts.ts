/**
 * The parts of the matrix product, for their own tests: the library's modules have only the three products, whose
 * parts are inlined or called.
 */
export { heapBase } from "./heap";
export { macroKernel } from "./gemm/macro-kernel";
export { packA, packATransposed, packB, packBTransposed } from "./gemm/pack";
export { panelStrideBytes } from "./gemm/tile";

import { MR } from "./gemm/tile";

/** Rows of a micro-tile in this build. */
export function tileRows(): i32 {
  return MR;
}
