import type { Memory } from "./memory";

/**
 * The interface between the library and the place where numbers live: the exports of the
 * kernel modules (assembly/index.ts), which say what each one computes. Addresses are bytes
 * in the module's memory; the other numbers are counts of elements, or values.
 */
export interface Kernels {
  readonly memory: Memory;

  heapBase(): number;
  gemmScratchBytes(): number;

  gemmNN: Gemm;
  gemmTN: Gemm;
  gemmNT: Gemm;

  multiply(a: number, b: number, out: number, n: number): void;
  exponential(x: number, y: number, n: number): void;
  naturalLogarithm(x: number, y: number, n: number): void;
  gatherRows(x: number, indices: number, out: number, rows: number, columns: number): void;

  reluForward: ElementwiseForward;
  reluBackward: ElementwiseBackward;
  sigmoidForward: ElementwiseForward;
  sigmoidBackward: ElementwiseBackward;
  tanhForward: ElementwiseForward;
  tanhBackward: ElementwiseBackward;
  leakyReluForward(x: number, y: number, n: number, slope: number): void;
  leakyReluBackward(y: number, dy: number, dx: number, n: number, slope: number): void;
  softmaxForward(x: number, y: number, rows: number, columns: number): void;
  softmaxBackward(y: number, dy: number, dx: number, rows: number, columns: number): void;
  logSumExpRows(x: number, out: number, rows: number, columns: number, scratch: number): void;

  batchNormStatistics(
    x: number,
    rows: number,
    channels: number,
    spatial: number,
    ld: number,
    mean: number,
    variance: number,
  ): void;
  batchNormInverseDeviation(variance: number, out: number, channels: number, epsilon: number): void;
  batchNormUpdateRunning(running: number, value: number, channels: number, momentum: number, factor: number): void;
  batchNormForward(
    x: number,
    y: number,
    rows: number,
    channels: number,
    spatial: number,
    mean: number,
    inverseDeviation: number,
    gamma: number,
    beta: number,
  ): void;
  batchNormParameterGradients(
    x: number,
    dy: number,
    rows: number,
    channels: number,
    spatial: number,
    ld: number,
    mean: number,
    inverseDeviation: number,
    dGamma: number,
    dBeta: number,
  ): void;
  batchNormInputGradients(
    x: number,
    dy: number,
    dx: number,
    rows: number,
    channels: number,
    spatial: number,
    mean: number,
    inverseDeviation: number,
    gamma: number,
    dGamma: number,
    dBeta: number,
    count: number,
  ): void;

  squaredError(y: number, targets: number, dy: number, n: number, scale: number): number;
  binaryCrossEntropy(a: number, targets: number, d: number, n: number, scale: number): number;
  softmaxCrossEntropyLabels: RowLoss;
  softmaxCrossEntropyRows: RowLoss;
  crossEntropyLabels: RowLoss;
  crossEntropyRows: RowLoss;

  sgdStep(
    parameters: number,
    gradients: number,
    n: number,
    learningRate: number,
    weightDecay: number,
    gradientScale: number,
  ): void;
  momentumStep(
    parameters: number,
    gradients: number,
    velocity: number,
    n: number,
    learningRate: number,
    momentum: number,
    nesterov: number,
    weightDecay: number,
    gradientScale: number,
  ): void;
  rmspropStep(
    parameters: number,
    gradients: number,
    secondMoment: number,
    n: number,
    learningRate: number,
    decay: number,
    oneMinusDecay: number,
    epsilon: number,
    weightDecay: number,
    gradientScale: number,
  ): void;
  adagradStep(
    parameters: number,
    gradients: number,
    sumOfSquares: number,
    n: number,
    learningRate: number,
    epsilon: number,
    weightDecay: number,
    gradientScale: number,
  ): void;
  adjustGradient(parameters: number, gradients: number, n: number, scale: number, limit: number, l1: number): void;
  adamStep(
    parameters: number,
    gradients: number,
    firstMoment: number,
    secondMoment: number,
    n: number,
    rootFactor: number,
    rootOffset: number,
    blend1: number,
    blend2: number,
    weightDecay: number,
    shrink: number,
    gradientScale: number,
  ): void;

  randomWords: RandomFill;
  randomNormal: RandomFill;
  randomPermutation: RandomFill;
  randomUniform(
    out: number,
    n: number,
    low: number,
    high: number,
    seedLow: number,
    seedHigh: number,
    use: number,
    index: number,
  ): void;
  dropoutMask(
    out: number,
    n: number,
    threshold: number,
    scale: number,
    seedLow: number,
    seedHigh: number,
    use: number,
    index: number,
  ): void;

  sumOfSquares(x: number, n: number): number;
  firstNonFinite(x: number, n: number): number;
  columnSums(x: number, out: number, rows: number, columns: number, ld: number): void;
  argmaxRows(x: number, out: number, rows: number, columns: number): void;
  countCorrectLabels(outputs: number, labels: number, rows: number, columns: number): number;
  countCorrectRows(outputs: number, targets: number, rows: number, columns: number): number;
}

/** The exports of the fast module (assembly/fast.ts). */
export type FastKernels = Pick<Kernels, "heapBase" | "gemmScratchBytes" | "gemmNN" | "gemmTN" | "gemmNT">;

export type Gemm = (
  m: number,
  n: number,
  k: number,
  a: number,
  lda: number,
  b: number,
  ldb: number,
  c: number,
  ldc: number,
  start: number,
  row: number,
  scratch: number,
) => void;
type ElementwiseForward = (x: number, y: number, n: number) => void;
type ElementwiseBackward = (y: number, dy: number, dx: number, n: number) => void;
type RowLoss = (
  outputs: number,
  targets: number,
  dOutputs: number,
  rows: number,
  columns: number,
  scale: number,
) => number;
type RandomFill = (out: number, n: number, seedLow: number, seedHigh: number, use: number, index: number) => void;

/** Where the sums of a matrix product begin (assembly/gemm/gemm.ts). */
export const Start = { zero: 0, c: 1, row: 2 } as const;
