import type { ExportsOf } from "./kernel-division";
import type { CORE_KERNELS } from "./kernel-table";
import type { Memory } from "./memory";

/**
 * The interface between the library and the place where numbers live: the exports of the
 * kernel modules (assembly/index.ts), which kernel-table.ts declares.
 */
export interface Kernels extends ExportsOf<typeof CORE_KERNELS> {
  readonly memory: Memory;
}

/** The exports of the fast module (assembly/fast.ts). */
export type FastKernels = Pick<Kernels, "heapBase" | "gemmScratchBytes" | "gemmNN" | "gemmTN" | "gemmNT">;

/** Where the sums of a matrix product begin (assembly/gemm/gemm.ts). */
export const Start = { zero: 0, c: 1, row: 2 } as const;
