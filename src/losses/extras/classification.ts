/** Losses of classes, from logits. Definitions are PyTorch's where it has them. */
import { mapEach } from "../../core/array-of";
import { isArray } from "../../core/kind";
import { assertFraction, assertNonNegative, rangeError, show, typeError } from "../../core/check";
import { exp, log, sigmoid, softplus } from "../../core/exponential";
import { anything, single } from "../../core/option-table";
import { lossFactory } from "../create-loss";
import { crossEntropy } from "../cross-entropy";
import type { Loss, LossPlace } from "../loss";
import { elementLoss, rowsAt } from "./element-loss";

/** Loss and gradient of one row: outputs, weight of each class, out: slopes. */
type RowTerm = (outputs: Float32Array, weights: Float64Array, slopes: Float64Array) => number;

/** A loss of rows of outputs and the weights of their classes: 1 for the label and 0 for the others, or the targets. */
function rowLoss(name: string, row: RowTerm, changes: Partial<Loss> = {}): Loss {
  return {
    name,
    targetKind: "classes",
    takesProbabilities: true,
    fusedLayers: 0,
    count: (rows) => rows,
    evaluate: (kernels, y, t, labels, d, rows, columns, scale) => {
      const { outputs, targets, dOutputs } = rowsAt(kernels, [y, t, d], labels, rows, columns, labels ? 1 : columns);
      const weights = new Float64Array(columns);
      const slopes = new Float64Array(columns);
      let sum = 0;
      for (let r = 0; r < rows; r++) {
        const first = r * columns;
        for (let j = 0; j < columns; j++) weights[j] = labels ? Number(targets[r] === j) : targets[first + j];
        sum += row(outputs.subarray(first, first + columns), weights, slopes);
        for (let j = 0; j < columns; j++) dOutputs[first + j] = scale * slopes[j];
      }
      return sum;
    },
    ...changes,
  };
}

/** log(e^x0 + e^x1 + ...). */
function logSumExp(outputs: Float32Array): number {
  let most = -Infinity;
  for (const x of outputs) most = Math.max(most, x);
  let sum = 0;
  for (const x of outputs) sum += exp(x - most);
  return most + log(sum);
}

/** Logarithms of a final Softmax's probabilities are kept at -100 or above, as everywhere. */
const MIN_LOG = -100;

/**
 * Cross-entropy with targets moved toward the mean of all classes: (1 - s) t + s / classes.
 * Source: Szegedy et al. (2016), section 7.
 */
export const smoothedCrossEntropy = lossFactory(
  { labelSmoothing: [assertFraction, 0] },
  ({ labelSmoothing }, place) => {
    const plain = crossEntropy(place);
    if (labelSmoothing === 0) return plain;
    const isSoftmax = plain.fusedLayers === 1;
    return rowLoss(
      "crossEntropy",
      (outputs, weights, slopes) => {
        const logSum = isSoftmax ? 0 : logSumExp(outputs);
        let mass = 0;
        let loss = 0;
        for (let j = 0; j < weights.length; j++) {
          weights[j] = (1 - labelSmoothing) * weights[j] + labelSmoothing / weights.length;
          mass += weights[j];
          loss += weights[j] * (isSoftmax ? -Math.max(log(outputs[j]), MIN_LOG) : logSum - outputs[j]);
        }
        for (let j = 0; j < weights.length; j++) {
          slopes[j] = mass * (isSoftmax ? outputs[j] : exp(outputs[j] - logSum)) - weights[j];
        }
        return loss;
      },
      { fusedLayers: plain.fusedLayers },
    );
  },
);

/**
 * Cross-entropy whose terms shrink for samples that are right already: -(1 - p)^gamma log p, p the probability of
 * the class by softmax, or by the sigmoid for a single output. Source: Lin et al. (2017), eq. 4.
 */
export const focal = lossFactory({ gamma: [single(assertNonNegative), 2] }, ({ gamma }, { fanOut }) => {
  if (fanOut === 1) return binaryFocal(gamma);
  return rowLoss("focal", (outputs, weights, slopes) => {
    const logSum = logSumExp(outputs);
    slopes.fill(0);
    let loss = 0;
    for (let c = 0; c < weights.length; c++) {
      if (weights[c] === 0) continue;
      const logP = outputs[c] - logSum;
      const { value, slope } = focalTerm(logP, gamma);
      loss += weights[c] * value;
      for (let j = 0; j < weights.length; j++) {
        slopes[j] += weights[c] * slope * (Number(j === c) - exp(outputs[j] - logSum));
      }
    }
    return loss;
  });
});

/** -(1 - p)^gamma log p, and its derivative by log p, times 1 - p divided out of the softmax's. */
function focalTerm(logP: number, gamma: number): { value: number; slope: number } {
  const p = exp(logP);
  const rest = 1 - p;
  const factor = rest <= 0 ? Number(gamma === 0) : exp(gamma * log(rest));
  const change = rest <= 0 ? 0 : (gamma * factor * p * logP) / rest;
  return { value: -factor * logP, slope: change - factor };
}

function binaryFocal(gamma: number): Loss {
  return elementLoss(
    "focal",
    (y, t, _column, term) => {
      const [hit, miss] = [focalTerm(-softplus(-y), gamma), focalTerm(-softplus(y), gamma)];
      const p = sigmoid(y);
      term.value = t * hit.value + (1 - t) * miss.value;
      term.slope = t * hit.slope * (1 - p) - (1 - t) * miss.slope * p;
    },
    { takesProbabilities: true, hasAccuracy: false },
  );
}

/**
 * Classes: the mean over classes j of max(0, 1 - x_c + x_j), c the label, j not c (PyTorch's `MultiMarginLoss`). A single
 * output: max(0, 1 - x) for targets of 1, max(0, 1 + x) for 0. Source: Crammer and Singer (2001).
 */
export function hinge({ fanOut }: LossPlace): Loss {
  if (fanOut === 1) {
    return elementLoss(
      "hinge",
      (y, t, _column, term) => {
        const sign = t > 0.5 ? 1 : -1;
        term.value = Math.max(0, 1 - sign * y);
        term.slope = term.value > 0 ? -sign : 0;
      },
      { takesProbabilities: true, hasAccuracy: false },
    );
  }
  return rowLoss("hinge", (outputs, weights, slopes) => {
    const label = weights.indexOf(weights.reduce((most, weight) => Math.max(most, weight)));
    slopes.fill(0);
    let loss = 0;
    for (let j = 0; j < weights.length; j++) {
      const margin = j === label ? 0 : 1 - outputs[label] + outputs[j];
      if (margin <= 0) continue;
      loss += margin / weights.length;
      slopes[j] = 1 / weights.length;
      slopes[label] -= 1 / weights.length;
    }
    return loss;
  });
}

/**
 * Binary cross-entropy of each output's sigmoid: -(w t log a + (1 - t) log(1 - a)), w the weight of positive targets of the
 * column. PyTorch's `BCEWithLogitsLoss`; several columns may be 1 in a row.
 */
export const binaryCrossEntropyFromLogits = lossFactory(
  { positiveWeights: [anything] },
  ({ positiveWeights }, { who, fanOut }) => {
    const weights = completePositiveWeights(`${who}: binaryCrossEntropyFromLogits`, positiveWeights, fanOut);
    return elementLoss(
      "binaryCrossEntropyFromLogits",
      (y, t, column, term) => {
        const positive = weights[column] * t;
        term.value = positive * softplus(-y) + (1 - t) * softplus(y);
        term.slope = (positive + (1 - t)) * sigmoid(y) - positive;
      },
      { takesProbabilities: true, hasAccuracy: false },
    );
  },
);

function completePositiveWeights(who: string, given: unknown, fanOut: number): readonly number[] {
  if (given === undefined || typeof given === "number") {
    const weight = given ?? 1;
    assertNonNegative(who, "positiveWeights", weight);
    return new Array<number>(fanOut).fill(weight);
  }
  if (!isArray(given)) {
    throw typeError(who, `positiveWeights are ${show(given)}`, "pass a number, or an array of one for each output");
  }
  if (given.length !== fanOut) {
    throw rangeError(who, `positiveWeights are ${given.length} numbers`, `pass one for each of the ${fanOut} outputs`);
  }
  return mapEach<unknown, number>(given, (weight, i) => {
    assertNonNegative(who, `positiveWeights[${i}]`, weight);
    return weight;
  });
}
