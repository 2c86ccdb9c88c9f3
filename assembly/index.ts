/**
 * The exports of the kernel modules: pure functions over addresses and sizes. They allocate
 * nothing, keep no state, and know no strings. Matrices are row-major f32 unless said
 * otherwise; addresses are in bytes, sizes and leading dimensions in elements.
 */
export { multiply, exponential, naturalLogarithm } from "./elementwise";
export { gatherRows } from "./gather";
export { gemmNN, gemmNT, gemmTN } from "./gemm/gemm";
export { gemmScratchBytes } from "./gemm/tile";
export { heapBase } from "./heap";
export {
  leakyReluBackward,
  leakyReluForward,
  reluBackward,
  reluForward,
  sigmoidBackward,
  sigmoidForward,
  tanhBackward,
  tanhForward,
} from "./layers/activations";
export {
  batchNormForward,
  batchNormInputGradients,
  batchNormInverseDeviation,
  batchNormParameterGradients,
  batchNormStatistics,
  batchNormUpdateRunning,
} from "./layers/batch-norm";
export { logSumExpRows, softmaxBackward, softmaxForward } from "./layers/softmax";
export { binaryCrossEntropy } from "./losses/binary-cross-entropy";
export {
  crossEntropyLabels,
  crossEntropyRows,
  softmaxCrossEntropyLabels,
  softmaxCrossEntropyRows,
} from "./losses/cross-entropy";
export { squaredError } from "./losses/mean-squared-error";
export { adagradStep } from "./optimizers/adagrad";
export { adamStep } from "./optimizers/adam";
export { adjustGradient } from "./optimizers/adjust-gradient";
export { momentumStep } from "./optimizers/momentum";
export { rmspropStep } from "./optimizers/rmsprop";
export { sgdStep } from "./optimizers/sgd";
export { dropoutMask, randomNormal, randomPermutation, randomUniform, randomWords } from "./random";
export { argmaxRows, columnSums, countCorrectLabels, countCorrectRows, firstNonFinite, sumOfSquares } from "./reduce";
