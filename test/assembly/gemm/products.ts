/** Runs one matrix product of a kernel module in guarded memory, and its twins on the same numbers. */
import { Start, type Kernels } from "../../../src/wasm/kernels";
import { type Block, sample, TestArena } from "../../kernels";
import { gemm, gemmChain, type Product } from "../../reference/gemm";

export const FORMS = ["gemmNN", "gemmTN", "gemmNT"] as const;
export const STARTS = ["zero", "c", "row"] as const;

export interface Shape {
  readonly form: (typeof FORMS)[number];
  readonly start: (typeof STARTS)[number];
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** Elements between the end of a row and the start of the next, in all three matrices. */
  readonly gap?: number;
  /** Elements of each block behind a cache line. */
  readonly shift?: number;
}

/** Numbers for A, B, C and the row, made once: more than the largest matrix has elements. */
const [FOR_A, FOR_B, FOR_C, FOR_ROW] = [1, 2, 3, 4].map((seed) => sample(1 << 17, seed, 1));

/** A matrix of the first of `numbers`, with `gap` elements of NaN behind each row but the last. */
function matrix(rows: number, columns: number, gap: number, numbers: Float32Array): { data: Float32Array; ld: number } {
  const ld = columns + gap;
  const data = numbers.slice(0, Math.max(rows * ld - gap, 0));
  for (let end = columns; gap > 0 && end < data.length; end += ld) data.fill(NaN, end, end + gap);
  return { data, ld };
}

export interface Outcome {
  /** C as the kernel left it, with its gaps. */
  readonly c: Block;
  readonly cBefore: Float32Array;
  readonly ldc: number;
  readonly product: Product;
  readonly arena: TestArena;
}

export function multiply(kernels: Kernels, shape: Shape): Outcome {
  const { form, start, m, n, k, gap = 0, shift = 0 } = shape;
  const arena = new TestArena(kernels, shift, JSON.stringify(shape));
  const a = form === "gemmTN" ? matrix(k, m, gap, FOR_A) : matrix(m, k, gap, FOR_A);
  const b = form === "gemmNT" ? matrix(n, k, gap, FOR_B) : matrix(k, n, gap, FOR_B);
  const before = matrix(m, n, gap, FOR_C);
  const row = arena.input(FOR_ROW.subarray(0, n));
  const [blockA, blockB] = [arena.input(a.data), arena.input(b.data)];
  const c = arena.inOut(start === "c" ? before.data : before.data.fill(NaN));
  const scratch = arena.output(kernels.gemmScratchBytes() / 4);
  kernels[form](
    ...([m, n, k] as const),
    ...([blockA.ptr, a.ld, blockB.ptr, b.ld, c.ptr, before.ld] as const),
    ...([Start[start], row.ptr, scratch.ptr] as const),
  );
  const starts = {
    zero: () => 0,
    c: (i: number, j: number) => before.data[i * before.ld + j],
    row: (_i: number, j: number) => row.f32[j],
  };
  const product = {
    ...{ m, n, k, start: starts[start] },
    a: { ...a, transposed: form === "gemmTN" },
    b: { ...b, transposed: form === "gemmNT" },
  };
  return { c, cBefore: before.data, ldc: before.ld, product, arena };
}

/** What C should hold: the twin's elements, and the gaps as they were. */
export function expectedC({ cBefore, ldc, product }: Outcome, twin: typeof gemm): Float64Array {
  const { n } = product;
  const elements = twin(product);
  return Float64Array.from(cBefore, (old, i) => (i % ldc < n ? elements[Math.floor(i / ldc) * n + (i % ldc)] : old));
}

export const exactC = (outcome: Outcome) => expectedC(outcome, gemm);
export const chainC = (outcome: Outcome) => expectedC(outcome, gemmChain);
