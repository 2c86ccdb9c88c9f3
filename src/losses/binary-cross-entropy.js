import { Sigmoid } from "../layers/sigmoid";
import { rangeError } from "../core/check";
/** Binary cross-entropy of the probabilities of a final sigmoid, whose backward pass it includes. */
const fromProbabilities = {
  name: "binaryCrossEntropy",
  targetKind: "rows",
  takesProbabilities: true,
  fusedLayers: 1,
  count: (rows, columns) => rows * columns,
  evaluate: (kernels, outputs, targets, _labels, dOutputs, rows, columns, scale) =>
    kernels.binaryCrossEntropy(outputs, targets, dOutputs, rows * columns, scale),
};
/** @throws RangeError for a network that does not end in `Sigmoid`. */
export function binaryCrossEntropy(lastLayer) {
  if (lastLayer instanceof Sigmoid) return fromProbabilities;
  throw rangeError(
    "Trainer",
    `loss "binaryCrossEntropy" on a network that ends in ${lastLayer.type}`,
    "end the network in Sigmoid",
  );
}
