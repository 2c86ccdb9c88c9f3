/**
 * What a kernel's declaration says: the type of its export, and how its work can be shared out. That is over elements,
 * rows or columns of its results, never over a sum, so that the bits do not depend on the number of parts.
 */
import * as ActivationCode from "./activation-code";

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
export function product(transposesA: boolean, transposesB: boolean): Divisible {
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
export function elements(blocks: number, cost: number, changes?: readonly number[]): Divisible {
  const strides = Array.from({ length: blocks }, (_, argument): Stride => [argument, 4]);
  const division: Division = { count: blocks, multiple: LINE, strides, changes };
  return { work: (...args) => cost * args[blocks], divide: () => division };
}

/** Blocks of rows of channels x spatial elements: their addresses first, then these three. */
export function normRows(blocks: number, cost: number): Divisible {
  return {
    work: (...args) => cost * args[blocks] * args[blocks + 1] * args[blocks + 2],
    divide: (...args) => {
      const bytes = 4 * args[blocks + 1] * args[blocks + 2];
      return { count: blocks, multiple: 1, strides: Array.from({ length: blocks }, (_, i): Stride => [i, bytes]) };
    },
  };
}

/** The same blocks by channels; after their three sizes and `ld` come addresses of one value a channel. */
export function normChannels(blocks: number, values: number, cost: number): Divisible {
  return {
    work: (...args) => cost * args[blocks] * args[blocks + 1] * args[blocks + 2],
    divide: (...args) => {
      const bytes = 4 * args[blocks + 2];
      const stride = (_: unknown, i: number): Stride => (i < blocks ? [i, bytes] : [i + 4, 4]);
      return { count: blocks + 1, multiple: LINE, strides: Array.from({ length: blocks + values }, stride) };
    },
  };
}

export const columnSums: Divisible = {
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

export const gatherRows: Divisible = {
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

/** Codes from here on take no exponential. */
const FIRST_CHEAP: number = ActivationCode.hardSigmoid;

/** An activation of the extras by its code: its addresses, `blocks` of them, and the number of elements follow. */
export function byCode(blocks: number): Divisible {
  const strides = Array.from({ length: blocks }, (_, i): Stride => [i + 1, 4]);
  const division: Division = { count: blocks + 1, multiple: LINE, strides };
  return {
    work: (code, ...args) => (code < FIRST_CHEAP ? 24 : 5) * args[blocks],
    divide: () => division,
  };
}

/** Blocks of rows x features, their sizes, and addresses of one value a row at the places `ofRows`. */
export function rowNorm(blocks: number, cost: number, ofRows: readonly number[]): Divisible {
  return {
    work: (...args) => cost * args[blocks] * args[blocks + 1],
    divide: (...args) => {
      const bytes = 4 * args[blocks + 1];
      const rows = Array.from({ length: blocks }, (_, i): Stride => [i, bytes]);
      return { count: blocks, multiple: LINE, strides: [...rows, ...ofRows.map((i): Stride => [i, 4])] };
    },
  };
}

export const rowNormParameters: Divisible = {
  work: (_x, _dy, rows, features) => 9 * rows * features,
  divide: () => ({ count: 3, multiple: LINE, strides: [0, 1, 7, 8].map((i): Stride => [i, 4]) }),
};

/** Any function of numbers. */
type AnyKernel = (...args: never[]) => unknown;

/** The declaration of a kernel: `signature` is there for its type alone. */
export interface Declaration<Signature> {
  readonly signature?: Signature;
  readonly division: Divisible | undefined;
}

/** A kernel that threads share out. */
export interface SharedDeclaration<Signature> extends Declaration<Signature> {
  readonly division: Divisible;
}

export function shared<Signature extends AnyKernel>(division: Divisible): SharedDeclaration<Signature> {
  return { division };
}

/** A kernel that gives a sum, draws random numbers, or is too short to be shared out. */
export function whole<Signature extends AnyKernel>(): Declaration<Signature> {
  return { division: undefined };
}

/** The exports of a module whose kernels a table declares. */
export type ExportsOf<Table> = {
  [Name in keyof Table]: Table[Name] extends Declaration<infer Signature> ? Signature : never;
};

/** The names of a table's kernels that threads share out. */
export type SharedOf<Table> = {
  [Name in keyof Table]: Table[Name] extends SharedDeclaration<unknown> ? Name : never;
}[keyof Table];
