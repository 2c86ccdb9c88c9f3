/**
 * How the work of each kernel can be shared out: over elements, rows or columns of its results,
 * never over a sum, so that the bits do not depend on the number of parts.
 */
import type { Kernels } from "../wasm/kernels";

/** How a kernel's work is cut into units. */
export interface Division {
  /** Place of the argument that counts the units. */
  readonly count: number;
  /** Units of a part are a multiple of this. */
  readonly multiple: number;
  /** Places of the arguments that are addresses, each with the bytes from one unit to the next. */
  readonly strides: readonly Stride[];
  /** Place of the argument that is room of each thread's own. */
  readonly scratch?: number;
  /** Places of the addresses of what outlives the step and is changed in place. */
  readonly changes?: readonly number[];
}

/** A kernel that can be shared out. */
export interface Divisible {
  /** What a call costs, in multiply-adds of a matrix product: 24 take a nanosecond. */
  readonly work: (...args: readonly number[]) => number;
  readonly divide: (...args: readonly number[]) => Division;
}

type Stride = readonly [argument: number, bytes: number];

/** Rows of a product's parts are a multiple of this: even parts are worth more than whole micro-tiles of 5 or 6 rows. */
const ROW_MULTIPLE = 4;
/** Columns of a product's parts are whole micro-tiles. */
const COLUMN_MULTIPLE = 8;
/** Elements of a cache line, which two threads should not write to. */
const LINE = 16;

/** Each part packs the operand that is not cut for itself, so the longer side of C is cut. */
function product(transposesA: boolean, transposesB: boolean): Divisible {
  const byRows = (lda: number, ldc: number): Division => ({
    count: 0,
    multiple: ROW_MULTIPLE,
    strides: [
      [3, transposesA ? 4 : 4 * lda],
      [7, 4 * ldc],
    ],
    scratch: 11,
  });
  const byColumns = (ldb: number): Division => ({
    count: 1,
    multiple: COLUMN_MULTIPLE,
    strides: [
      [5, transposesB ? 4 * ldb : 4],
      [7, 4],
      [10, 4],
    ],
    scratch: 11,
  });
  return {
    work: (m, n, k) => m * n * k,
    divide: (m, n, _k, _a, lda, _b, ldb, _c, ldc) => (m >= n ? byRows(lda, ldc) : byColumns(ldb)),
  };
}

/** Blocks of elements: their addresses first, `blocks` of them, then the number of elements. */
function elements(blocks: number, cost: number, changes?: readonly number[]): Divisible {
  const strides = Array.from({ length: blocks }, (_, argument): Stride => [argument, 4]);
  const division: Division = { count: blocks, multiple: LINE, strides, changes };
  return { work: (...args) => cost * args[blocks], divide: () => division };
}

/** Blocks of rows of channels x spatial elements: their addresses first, then these three. */
function normRows(blocks: number, cost: number): Divisible {
  return {
    work: (...args) => cost * args[blocks] * args[blocks + 1] * args[blocks + 2],
    divide: (...args) => {
      const bytes = 4 * args[blocks + 1] * args[blocks + 2];
      return { count: blocks, multiple: 1, strides: Array.from({ length: blocks }, (_, i): Stride => [i, bytes]) };
    },
  };
}

/** The same blocks by channels; after their three sizes and `ld` come addresses of one value a channel. */
function normChannels(blocks: number, values: number, cost: number): Divisible {
  return {
    work: (...args) => cost * args[blocks] * args[blocks + 1] * args[blocks + 2],
    divide: (...args) => {
      const bytes = 4 * args[blocks + 2];
      const stride = (_: unknown, i: number): Stride => (i < blocks ? [i, bytes] : [i + 4, 4]);
      return { count: blocks + 1, multiple: LINE, strides: Array.from({ length: blocks + values }, stride) };
    },
  };
}

const columnSums: Divisible = {
  work: (_x, _out, rows, columns) => 2 * rows * columns,
  divide: () => ({
    count: 3,
    multiple: LINE,
    strides: [
      [0, 4],
      [1, 4],
    ],
  }),
};

const gatherRows: Divisible = {
  work: (_x, _indices, _out, rows, columns) => 3 * rows * columns,
  divide: (_x, _indices, _out, _rows, columns) => ({
    count: 3,
    multiple: 1,
    strides: [
      [1, 4],
      [2, 4 * columns],
    ],
  }),
};

/** A kernel as a function of numbers alone. */
export type KernelFunction = (...args: number[]) => void;

/** The kernels that can be shared out, in the order of their codes. Costs are those measured on Node 20. */
export const DIVISIBLE = {
  gemmNN: product(false, false),
  gemmTN: product(true, false),
  gemmNT: product(false, true),
  sgdStep: elements(2, 6, [0]),
  momentumStep: elements(3, 9, [0, 2]),
  rmspropStep: elements(3, 24, [0, 2]),
  adagradStep: elements(3, 24, [0, 2]),
  adamStep: elements(4, 27, [0, 2, 3]),
  multiply: elements(3, 4),
  reluForward: elements(2, 4),
  reluBackward: elements(3, 4),
  leakyReluForward: elements(2, 4),
  leakyReluBackward: elements(3, 4),
  sigmoidForward: elements(2, 24),
  sigmoidBackward: elements(3, 4),
  tanhForward: elements(2, 24),
  tanhBackward: elements(3, 4),
  batchNormStatistics: normChannels(1, 2, 7),
  batchNormForward: normRows(2, 8),
  batchNormParameterGradients: normChannels(2, 4, 9),
  batchNormInputGradients: normRows(3, 12),
  columnSums,
  gatherRows,
} satisfies Partial<Record<keyof Kernels, Divisible>>;

export type SharedKernel = keyof typeof DIVISIBLE;

/** The shared kernels among all. */
export function sharedKernels(kernels: Kernels): Readonly<Record<SharedKernel, KernelFunction>> {
  return kernels;
}
