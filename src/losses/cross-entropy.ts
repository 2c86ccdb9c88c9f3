import { Softmax } from "../layers/softmax";
import { rangeError } from "../core/check";
import type { Loss, LossPlace } from "./loss";

/** Cross-entropy from logits, log-sum-exp and gradient in one pass. */
const fromLogits: Loss = {
  name: "crossEntropy",
  targetKind: "classes",
  takesProbabilities: true,
  fusedLayers: 0,
  count: (rows) => rows,
  evaluate: (kernels, outputs, targets, labels, dOutputs, rows, columns, scale) =>
    labels
      ? kernels.softmaxCrossEntropyLabels(outputs, targets, dOutputs, rows, columns, scale)
      : kernels.softmaxCrossEntropyRows(outputs, targets, dOutputs, rows, columns, scale),
};

/** Cross-entropy from the probabilities of a final softmax, whose backward pass it includes. */
const fromProbabilities: Loss = {
  ...fromLogits,
  fusedLayers: 1,
  evaluate: (kernels, outputs, targets, labels, dOutputs, rows, columns, scale) =>
    labels
      ? kernels.crossEntropyLabels(outputs, targets, dOutputs, rows, columns, scale)
      : kernels.crossEntropyRows(outputs, targets, dOutputs, rows, columns, scale),
};

/** @throws RangeError for a network with one output, which names no class. */
export function crossEntropy({ who, lastLayer, fanOut }: LossPlace): Loss {
  if (fanOut < 2) {
    throw rangeError(
      who,
      `loss "crossEntropy" on a network with ${fanOut} output`,
      'give the last layer an output for each class, or end in Sigmoid and use "binaryCrossEntropy"',
    );
  }
  return lastLayer instanceof Softmax ? fromProbabilities : fromLogits;
}
