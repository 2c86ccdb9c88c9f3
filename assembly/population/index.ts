/**
 * The exports of the population modules: kernels that train four networks of one small
 * architecture in the lanes of a vector. Beside what the caller needs, the loops over samples
 * are exported, which keeps each a function of its own: inlined into one another they would
 * share registers and spill, and V8 could not replace them while a slice of epochs runs.
 */
export { differentiate, reluBlock, tanhBlock } from "./activations";
export { affine, affineFirst, affineLastReduced, affineNext, affineReduced, sigmoidScratchBytes } from "./affine";
export { trainBatches } from "./batches";
export { heapBase } from "../heap";
export { hessianVector, moveParameters, normalizeLanes, powerIteration } from "./curvature";
export {
  ADAM,
  ALL_RIGHT,
  BINARY_CROSS_ENTROPY,
  CROSS_ENTROPY,
  DECAYS,
  LOSS_BELOW,
  MEAN_SQUARED_ERROR,
  MOMENTUM,
  NEVER,
  RATES,
  SGD,
  STEPS_BYTES,
} from "./group";
export { accumulate, finishNone, finishRelu, finishSigmoid, finishTanh, inputGradients } from "./input-gradients";
export { clearLane, gatherLane, gatherOutputs, gatheredCorrect, gatheredLoss, scatterLane } from "./lanes";
export {
  differences,
  lanesNotFinite,
  rightLanesOfMany,
  rightLanesOfOne,
  silentLanes,
  softmaxDifferences,
} from "./outputs";
export { GroupOffset, LayerOffset } from "./record-offsets";
export { randomNormal, randomPermutation, randomUniform, randomWords } from "../random";
export { firstNonFinite, sumOfSquares } from "../reduce";
export { exponentialOfRest, quotient } from "./sigmoid";
export { differentiateGroup, forwardGroup, trainGroup } from "./train";
export { adamLanes, momentumLanes, sgdLanes } from "./update";
export { firstTile, nextTile, weightGradients } from "./weight-gradients";
