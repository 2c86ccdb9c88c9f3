/**
 * The exports of the population modules: kernels that train four networks of one small
 * architecture in the lanes of a vector. Beside what the caller needs, the loops over samples
 * are exported, which keeps each a function of its own: inlined into one another they would
 * share registers and spill, and V8 could not replace them while a slice of epochs runs.
 */
export { differentiate, reluBlock, tanhBlock } from "./activations";
export { affineFirst, affineLastReduced, affineNext, affineReduced, sigmoidScratchBytes } from "./affine";
export { heapBase } from "../heap";
export { accumulate, finishRelu, finishSigmoid, finishTanh } from "./input-gradients";
export { clearLane, gatherLane, gatherOutputs, gatheredCorrect, gatheredLoss, scatterLane } from "./lanes";
export { differences, rightLanesOfMany, rightLanesOfOne, softmaxDifferences } from "./outputs";
export { randomNormal, randomUniform, randomWords } from "../random";
export { firstNonFinite, sumOfSquares } from "../reduce";
export { exponentialOfRest, quotient } from "./sigmoid";
export { trainGroup } from "./train";
export { adamLanes, momentumLanes, sgdLanes } from "./update";
export { firstTile, nextTile } from "./weight-gradients";
