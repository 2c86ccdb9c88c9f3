/**
 * A matrix product cut into parts. Only rows and columns of the result are shared out, never
 * a sum, so the bits do not depend on the number of parts.
 */
import type { Gemm, Kernels } from "../wasm/kernels";
import { Word } from "./gate";

/** Which operand of a product is transposed. */
export const Product = { NN: 0, TN: 1, NT: 2 } as const;
export type ProductCode = (typeof Product)[keyof typeof Product];

/** The kernels in the order of their codes. */
export function productsOf({ gemmNN, gemmTN, gemmNT }: Kernels): readonly Gemm[] {
  return [gemmNN, gemmTN, gemmNT];
}

/** Rows and columns of a part are multiples of these: whole micro-tiles in both precisions. */
const ROW_MULTIPLE = 30;
const COLUMN_MULTIPLE = 8;

/** Parts for each thread: one that is held up by other programs leaves the rest of its share to the others. */
const PARTS_PER_THREAD = 2;
/** Most multiply-adds of a part: a tenth of a second, since nobody can take a part over. */
const MAXIMUM_PART = 2 ** 31;

/** Where the arguments of the kernel stand, in its order; the scratch is each thread's own. */
const [M, N, K, A, LDA, B, LDB, C, LDC, START, ROW] = Array.from({ length: 11 }, (_, i) => Word.arguments + i);

/**
 * Describes a product, cut for `threads` threads. Each part packs the operand that is not cut
 * for itself, so the longer side of C is cut.
 *
 * @returns The number of parts.
 */
export function describeProduct(
  words: Int32Array,
  threads: number,
  code: ProductCode,
  ...[m, n, k, a, lda, b, ldb, c, ldc, start, row]: Parameters<Gemm>
): number {
  const byRows = m >= n;
  const total = byRows ? m : n;
  const multiple = byRows ? ROW_MULTIPLE : COLUMN_MULTIPLE;
  const parts = Math.max(PARTS_PER_THREAD * threads, (m * n * k) / MAXIMUM_PART);
  const block = Math.max(Math.round(total / parts / multiple), 1) * multiple;
  words[Word.product] = code;
  words[Word.byRows] = byRows ? 1 : 0;
  words[Word.block] = block;
  words[M] = m;
  words[N] = n;
  words[K] = k;
  words[A] = a;
  words[LDA] = lda;
  words[B] = b;
  words[LDB] = ldb;
  words[C] = c;
  words[LDC] = ldc;
  words[START] = start;
  words[ROW] = row;
  return Math.ceil(total / block);
}

/** Computes a part of the product that `words` describe. */
export function computePart(products: readonly Gemm[], words: Int32Array, part: number, scratch: number): void {
  const code = words[Word.product];
  const byRows = words[Word.byRows] === 1;
  const first = part * words[Word.block];
  const size = Math.min(words[Word.block], (byRows ? words[M] : words[N]) - first);
  const [lda, ldb, ldc] = [words[LDA], words[LDB], words[LDC]];
  const stepA = byRows ? (code === Product.TN ? 1 : lda) : 0;
  const stepB = byRows ? 0 : code === Product.NT ? ldb : 1;
  products[code](
    byRows ? size : words[M],
    byRows ? words[N] : size,
    words[K],
    addressOf(words[A], first * stepA),
    lda,
    addressOf(words[B], first * stepB),
    ldb,
    addressOf(words[C], first * (byRows ? ldc : 1)),
    ldc,
    words[START],
    addressOf(words[ROW], byRows ? 0 : first),
    scratch,
  );
}

/** Address of an element behind another; words hold addresses above 2 GiB as negative numbers. */
function addressOf(pointer: number, elements: number): number {
  return (pointer + 4 * elements) >>> 0;
}
