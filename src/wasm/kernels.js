/** Where the sums of a matrix product begin (assembly/gemm/gemm.ts). */
export const Start = { zero: 0, c: 1, row: 2 };
