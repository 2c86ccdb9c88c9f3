/**
 * The parts of the matrix product, for their own tests: the library's modules have only the three products, whose
 * parts are inlined or called.
 */
export { heapBase } from "../heap";
export { macroKernel } from "./macro-kernel";
export { packA, packATransposed, packB, packBTransposed } from "./pack";
export { panelStrideBytes } from "./tile";

import { MR } from "./tile";

/** Rows of a micro-tile in this build. */
export function tileRows(): i32 {
  return MR;
}
