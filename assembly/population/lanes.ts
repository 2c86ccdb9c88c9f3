/** One network of a group: its numbers taken out of, or put into, its lane. */
import { binaryCrossEntropy } from "../losses/binary-cross-entropy";
import { softmaxCrossEntropyLabels } from "../losses/cross-entropy";
import { squaredError } from "../losses/mean-squared-error";
import { countCorrectLabels } from "../reduce";
import {
  BINARY_CROSS_ENTROPY,
  CROSS_ENTROPY,
  Group,
  MEAN_SQUARED_ERROR,
  VECTOR_BYTES,
  layerOf,
  unitBytes,
} from "./group";

/** Lane `lane` of `n` vectors = `n` plain numbers. */
export function scatterLane(plain: usize, vectors: usize, lane: i32, n: i32): void {
  vectors += (<usize>lane) << 2;
  for (let i = 0; i < n; i++) {
    store<f32>(vectors + <usize>i * VECTOR_BYTES, load<f32>(plain + ((<usize>i) << 2)));
  }
}

/** `n` plain numbers = lane `lane` of `n` vectors. */
export function gatherLane(vectors: usize, plain: usize, lane: i32, n: i32): void {
  vectors += (<usize>lane) << 2;
  for (let i = 0; i < n; i++) {
    store<f32>(plain + ((<usize>i) << 2), load<f32>(vectors + <usize>i * VECTOR_BYTES));
  }
}

/** Lane `lane` of `n` vectors = 0. */
export function clearLane(vectors: usize, lane: i32, n: i32): void {
  vectors += (<usize>lane) << 2;
  for (let i = 0; i < n; i++) store<f32>(vectors + <usize>i * VECTOR_BYTES, 0);
}

/** The outputs of one network into the group's `rows`, (samples x fanOut). */
export function gatherOutputs(group: Group, lane: i32): void {
  const layer = layerOf(group, group.layerCount - 1);
  const stride = unitBytes(group.samples);
  const step = (<usize>layer.fanOut) << 2;
  for (let j = 0; j < layer.fanOut; j++) {
    let from = layer.outputs + <usize>j * stride + ((<usize>lane) << 2);
    let to = group.rows + ((<usize>j) << 2);
    for (let s = 0; s < group.samples; s++) {
      store<f32>(to, load<f32>(from));
      from += VECTOR_BYTES;
      to += step;
    }
  }
}

/** Labels of one network, [sample]. */
// @ts-ignore: decorator
@inline
function labelsOf(group: Group, lane: i32): usize {
  return group.labelRows + ((<usize>(lane * group.samples)) << 2);
}

/** Loss of a lane's gathered outputs, the very number that a trainer would report for them. */
export function gatheredLoss(group: Group, lane: i32): f64 {
  const samples = group.samples;
  const columns = layerOf(group, group.layerCount - 1).fanOut;
  const n = samples * columns;
  const d = group.rows + ((<usize>n) << 2);
  const targets = group.targetRows + ((<usize>(lane * n)) << 2);
  if (group.loss == CROSS_ENTROPY) {
    return group.lossScale * softmaxCrossEntropyLabels(group.rows, labelsOf(group, lane), d, samples, columns, 1);
  }
  if (group.loss == BINARY_CROSS_ENTROPY) {
    return group.lossScale * binaryCrossEntropy(group.rows, targets, d, n, 1);
  }
  assert(group.loss == MEAN_SQUARED_ERROR);
  return group.lossScale * squaredError(group.rows, targets, d, n, 1);
}

/** Samples whose class a lane's gathered outputs name. */
export function gatheredCorrect(group: Group, lane: i32): i32 {
  const columns = layerOf(group, group.layerCount - 1).fanOut;
  return countCorrectLabels(group.rows, labelsOf(group, lane), group.samples, columns);
}
