/**
 * The declaration of each kernel of the core module (assembly/index.ts, which says what it computes): the type of its
 * export, and how threads can share it out. Addresses are bytes in the module's memory; the other numbers are counts of
 * elements, or values. Costs are those measured on Node 20.
 */
import { columnSums, elements, gatherRows, normChannels, normRows, product, shared, whole } from "./kernel-division";

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

// A call that bundlers know to be pure: programs without threads do without the table.
export const CORE_KERNELS = /* @__PURE__ */ (() => ({
  heapBase: whole<() => number>(),
  gemmScratchBytes: whole<() => number>(),

  gemmNN: shared<Gemm>(product(false, false)),
  gemmTN: shared<Gemm>(product(true, false)),
  gemmNT: shared<Gemm>(product(false, true)),

  multiply: shared<(a: number, b: number, out: number, n: number) => void>(elements(3, 4)),
  exponential: whole<(x: number, y: number, n: number) => void>(),
  naturalLogarithm: whole<(x: number, y: number, n: number) => void>(),
  gatherRows: shared<(x: number, indices: number, out: number, rows: number, columns: number) => void>(gatherRows),

  reluForward: shared<ElementwiseForward>(elements(2, 4)),
  reluBackward: shared<ElementwiseBackward>(elements(3, 4)),
  sigmoidForward: shared<ElementwiseForward>(elements(2, 24)),
  sigmoidBackward: shared<ElementwiseBackward>(elements(3, 4)),
  tanhForward: shared<ElementwiseForward>(elements(2, 24)),
  tanhBackward: shared<ElementwiseBackward>(elements(3, 4)),
  leakyReluForward: shared<(x: number, y: number, n: number, slope: number) => void>(elements(2, 4)),
  leakyReluBackward: shared<(y: number, dy: number, dx: number, n: number, slope: number) => void>(elements(3, 4)),
  softmaxForward: whole<(x: number, y: number, rows: number, columns: number) => void>(),
  softmaxBackward: whole<(y: number, dy: number, dx: number, rows: number, columns: number) => void>(),
  logSumExpRows: whole<(x: number, out: number, rows: number, columns: number, scratch: number) => void>(),

  batchNormStatistics: shared<
    (x: number, rows: number, channels: number, spatial: number, ld: number, mean: number, variance: number) => void
  >(normChannels(1, 2, 7)),
  batchNormInverseDeviation: whole<(variance: number, out: number, channels: number, epsilon: number) => void>(),
  batchNormUpdateRunning:
    whole<(running: number, value: number, channels: number, momentum: number, factor: number) => void>(),
  batchNormForward: shared<
    (
      x: number,
      y: number,
      rows: number,
      channels: number,
      spatial: number,
      mean: number,
      inverseDeviation: number,
      gamma: number,
      beta: number,
    ) => void
  >(normRows(2, 8)),
  batchNormParameterGradients: shared<
    (
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
    ) => void
  >(normChannels(2, 4, 9)),
  batchNormInputGradients: shared<
    (
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
    ) => void
  >(normRows(3, 12)),

  squaredError: whole<(y: number, targets: number, dy: number, n: number, scale: number) => number>(),
  binaryCrossEntropy: whole<(a: number, targets: number, d: number, n: number, scale: number) => number>(),
  softmaxCrossEntropyLabels: whole<RowLoss>(),
  softmaxCrossEntropyRows: whole<RowLoss>(),
  crossEntropyLabels: whole<RowLoss>(),
  crossEntropyRows: whole<RowLoss>(),

  sgdStep: shared<
    (
      parameters: number,
      gradients: number,
      n: number,
      learningRate: number,
      weightDecay: number,
      gradientScale: number,
    ) => void
  >(elements(2, 6, [0])),
  momentumStep: shared<
    (
      parameters: number,
      gradients: number,
      velocity: number,
      n: number,
      learningRate: number,
      momentum: number,
      nesterov: number,
      weightDecay: number,
      gradientScale: number,
    ) => void
  >(elements(3, 9, [0, 2])),
  rmspropStep: shared<
    (
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
    ) => void
  >(elements(3, 24, [0, 2])),
  adagradStep: shared<
    (
      parameters: number,
      gradients: number,
      sumOfSquares: number,
      n: number,
      learningRate: number,
      epsilon: number,
      weightDecay: number,
      gradientScale: number,
    ) => void
  >(elements(3, 24, [0, 2])),
  adjustGradient:
    whole<(parameters: number, gradients: number, n: number, scale: number, limit: number, l1: number) => void>(),
  adamStep: shared<
    (
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
    ) => void
  >(elements(4, 27, [0, 2, 3])),

  randomWords: whole<RandomFill>(),
  randomNormal: whole<RandomFill>(),
  randomPermutation: whole<RandomFill>(),
  randomUniform:
    whole<
      (
        out: number,
        n: number,
        low: number,
        high: number,
        seedLow: number,
        seedHigh: number,
        use: number,
        index: number,
      ) => void
    >(),
  dropoutMask:
    whole<
      (
        out: number,
        n: number,
        threshold: number,
        scale: number,
        seedLow: number,
        seedHigh: number,
        use: number,
        index: number,
      ) => void
    >(),

  sumOfSquares: whole<(x: number, n: number) => number>(),
  firstNonFinite: whole<(x: number, n: number) => number>(),
  columnSums: shared<(x: number, out: number, rows: number, columns: number, ld: number) => void>(columnSums),
  argmaxRows: whole<(x: number, out: number, rows: number, columns: number) => void>(),
  countCorrectLabels: whole<(outputs: number, labels: number, rows: number, columns: number) => number>(),
  countCorrectRows: whole<(outputs: number, targets: number, rows: number, columns: number) => number>(),
}))();
