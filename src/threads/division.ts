/**
 * How the work of each kernel can be shared out: over elements, rows or columns of its results,
 * never over a sum, so that the bits do not depend on the number of parts.
 */
import { ActivationCode } from "../wasm/activation-code";
import type { ExtraKernels } from "../wasm/extra-kernels";
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

/** Codes from here on take no exponential. */
const FIRST_CHEAP: number = ActivationCode.hardSigmoid;

/** An activation of the extras by its code: its addresses, `blocks` of them, and the number of elements follow. */
function byCode(blocks: number): Divisible {
  const strides = Array.from({ length: blocks }, (_, i): Stride => [i + 1, 4]);
  const division: Division = { count: blocks + 1, multiple: LINE, strides };
  return {
    work: (code, ...args) => (code < FIRST_CHEAP ? 24 : 5) * args[blocks],
    divide: () => division,
  };
}

/** Blocks of rows x features, their sizes, and addresses of one value a row at the places `ofRows`. */
function rowNorm(blocks: number, cost: number, ofRows: readonly number[]): Divisible {
  return {
    work: (...args) => cost * args[blocks] * args[blocks + 1],
    divide: (...args) => {
      const bytes = 4 * args[blocks + 1];
      const rows = Array.from({ length: blocks }, (_, i): Stride => [i, bytes]);
      return { count: blocks, multiple: LINE, strides: [...rows, ...ofRows.map((i): Stride => [i, 4])] };
    },
  };
}

const rowNormParameters: Divisible = {
  work: (_x, _dy, rows, features) => 9 * rows * features,
  divide: () => ({ count: 3, multiple: LINE, strides: [0, 1, 7, 8].map((i): Stride => [i, 4]) }),
};

/** A kernel as a function of numbers alone. */
export type KernelFunction = (...args: number[]) => void;

/** All kernels that threads may share out. */
export type AllKernels = Kernels & ExtraKernels;

/** Gives a sum, draws random numbers, or is too short to be shared out. */
const WHOLE = undefined;

/** How each kernel is cut: the compiler refuses one that is missing here. Costs are those measured on Node 20. */
const DIVISIONS = {
  heapBase: WHOLE,
  gemmScratchBytes: WHOLE,
  gemmNN: product(false, false),
  gemmTN: product(true, false),
  gemmNT: product(false, true),

  multiply: elements(3, 4),
  exponential: WHOLE,
  naturalLogarithm: WHOLE,
  gatherRows,

  reluForward: elements(2, 4),
  reluBackward: elements(3, 4),
  leakyReluForward: elements(2, 4),
  leakyReluBackward: elements(3, 4),
  sigmoidForward: elements(2, 24),
  sigmoidBackward: elements(3, 4),
  tanhForward: elements(2, 24),
  tanhBackward: elements(3, 4),
  softmaxForward: WHOLE,
  softmaxBackward: WHOLE,
  logSumExpRows: WHOLE,

  batchNormStatistics: normChannels(1, 2, 7),
  batchNormInverseDeviation: WHOLE,
  batchNormUpdateRunning: WHOLE,
  batchNormForward: normRows(2, 8),
  batchNormParameterGradients: normChannels(2, 4, 9),
  batchNormInputGradients: normRows(3, 12),

  squaredError: WHOLE,
  binaryCrossEntropy: WHOLE,
  softmaxCrossEntropyLabels: WHOLE,
  softmaxCrossEntropyRows: WHOLE,
  crossEntropyLabels: WHOLE,
  crossEntropyRows: WHOLE,

  sgdStep: elements(2, 6, [0]),
  momentumStep: elements(3, 9, [0, 2]),
  rmspropStep: elements(3, 24, [0, 2]),
  adagradStep: elements(3, 24, [0, 2]),
  adjustGradient: WHOLE,
  adamStep: elements(4, 27, [0, 2, 3]),

  randomWords: WHOLE,
  randomNormal: WHOLE,
  randomPermutation: WHOLE,
  randomUniform: WHOLE,
  dropoutMask: WHOLE,

  sumOfSquares: WHOLE,
  firstNonFinite: WHOLE,
  columnSums,
  argmaxRows: WHOLE,
  countCorrectLabels: WHOLE,
  countCorrectRows: WHOLE,

  activationForward: byCode(2),
  activationBackward: byCode(3),
  preluForward: elements(2, 5),
  preluBackward: elements(3, 5),
  preluSlopeGradient: WHOLE,
  addScaled: elements(3, 5),
  alphaDropout: elements(3, 15),
  rowNormForward: rowNorm(2, 15, [8, 9]),
  rowNormParameterGradients: rowNormParameters,
  rowNormInputGradients: rowNorm(3, 30, [7, 8]),
  amsgradStep: elements(5, 40, [0, 2, 3, 4]),
  nadamStep: elements(4, 36, [0, 2, 3]),
  adadeltaStep: elements(4, 36, [0, 2, 3]),
  lionStep: elements(3, 20, [0, 2]),
  centeredRmspropStep: elements(4, 36, [0, 2, 3]),
} satisfies Record<Exclude<keyof AllKernels, "memory">, Divisible | undefined>;

type Divisions = typeof DIVISIONS;

/** A kernel that can be shared out. */
export type SharedKernel = {
  [Name in keyof Divisions]: Divisions[Name] extends Divisible ? Name : never;
}[keyof Divisions];

/** The kernels that can be shared out, in the order of their codes. */
export const DIVISIBLE = Object.fromEntries(
  Object.entries(DIVISIONS).filter(([, division]) => division !== WHOLE),
) as Readonly<Record<SharedKernel, Divisible>>;

/** The shared kernels among all. */
export function sharedKernels(kernels: AllKernels): Readonly<Record<SharedKernel, KernelFunction>> {
  return kernels;
}
