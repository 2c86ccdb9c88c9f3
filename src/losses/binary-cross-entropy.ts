import { Sigmoid } from "../layers/sigmoid";
import { rangeError } from "../core/check";
import type { Loss, LossPlace } from "./loss";

/** Binary cross-entropy of the probabilities of a final sigmoid, whose backward pass it includes. */
const fromProbabilities: Loss = {
  name: "binaryCrossEntropy",
  targetKind: "rows",
  takesProbabilities: true,
  fusedLayers: 1,
  count: (rows, columns) => rows * columns,
  evaluate: (kernels, outputs, targets, _labels, dOutputs, rows, columns, scale) =>
    kernels.binaryCrossEntropy(outputs, targets, dOutputs, rows * columns, scale),
};

/** @throws RangeError for a network that does not end in `Sigmoid`. */
export function binaryCrossEntropy({ who, lastLayer }: LossPlace): Loss {
  if (lastLayer instanceof Sigmoid) return fromProbabilities;
  throw rangeError(
    who,
    `loss "binaryCrossEntropy" on a network that ends in ${lastLayer.type}`,
    "end the network in Sigmoid",
  );
}
