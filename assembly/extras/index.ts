/**
 * The exports of the extras module: kernels of the less common layers and optimizers, on the memory of the
 * strict module. It is compiled when one of them is first used.
 */
export {
  activationBackward,
  activationForward,
  addScaled,
  alphaDropout,
  preluBackward,
  preluForward,
  preluSlopeGradient,
} from "./activations";
export { heapBase } from "../heap";
export { rowNormForward, rowNormInputGradients, rowNormParameterGradients } from "./norms";
export { adadeltaStep, amsgradStep, centeredRmspropStep, lionStep, nadamStep } from "./optimizers";
