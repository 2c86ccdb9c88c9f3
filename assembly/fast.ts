/**
 * The exports of the fast module: kernels that gain from fused multiply-add; they replace
 * those of the strict module, on its memory. What waits for memory or divides gains nothing.
 */
export { gemmNN, gemmNT, gemmTN } from "./gemm/gemm";
export { gemmScratchBytes } from "./gemm/tile";
export { heapBase } from "./heap";
