/**
 * Cross-entropy, from logits or from the probabilities of a final softmax. Each returns the
 * sum over rows in f64 and writes the gradient with respect to the logits, times `scale`.
 * Labels are i32 class indices; targets are rows like the outputs.
 */
import { logScalar } from "../math";
import { areApart, areIndices, areRows, areSameOrApart } from "../preconditions";
import { rowMax } from "../reduce";
import { exponentialRow, scaleRow } from "../layers/softmax";

/** Logarithms of probabilities are kept at -100 or above, as PyTorch's losses keep them. */
// @ts-ignore: decorator
@inline
const MIN_LOG: f32 = -100;

/** -sum_r log softmax(x_r)[label_r]; d = scale (softmax(x) - onehot(label)). */
export function softmaxCrossEntropyLabels(
  logits: usize,
  labels: usize,
  dLogits: usize,
  rows: i32,
  columns: i32,
  scale: f32,
): f64 {
  assert(areRows(logits, rows, columns) && areRows(dLogits, rows, columns) && areIndices(labels, rows, columns));
  assert(areApart(logits, rows * columns, dLogits, rows * columns) && areApart(labels, rows, dLogits, rows * columns));
  let total: f64 = 0;
  for (let r = 0; r < rows; r++) {
    const at = (<usize>load<i32>(labels + ((<usize>r) << 2))) << 2;
    const shift = rowMax(logits, columns);
    const sum = exponentialRow(logits, dLogits, columns, shift);
    total += <f64>(logScalar(sum) - (load<f32>(logits + at) - shift));
    scaleRow(dLogits, dLogits, columns, scale / sum);
    store<f32>(dLogits + at, load<f32>(dLogits + at) - scale);
    logits += (<usize>columns) << 2;
    dLogits += (<usize>columns) << 2;
  }
  return total;
}

/** -sum_rj t_rj log softmax(x_r)_j; d = scale (softmax(x) sum_j t_j - t). */
export function softmaxCrossEntropyRows(
  logits: usize,
  targets: usize,
  dLogits: usize,
  rows: i32,
  columns: i32,
  scale: f32,
): f64 {
  assert(areRows(logits, rows, columns) && areRows(targets, rows, columns) && areRows(dLogits, rows, columns));
  assert(
    areApart(logits, rows * columns, dLogits, rows * columns) &&
      areApart(targets, rows * columns, dLogits, rows * columns),
  );
  let total: f64 = 0;
  for (let r = 0; r < rows; r++) {
    const shift = rowMax(logits, columns);
    const sum = exponentialRow(logits, dLogits, columns, shift);
    const logSum = logScalar(sum);
    let mass: f32 = 0;
    for (let j = 0; j < columns; j++) {
      const offset = (<usize>j) << 2;
      const t = load<f32>(targets + offset);
      mass += t;
      if (t != 0) total += <f64>(t * (logSum - (load<f32>(logits + offset) - shift)));
    }
    const factor = (scale * mass) / sum;
    for (let j = 0; j < columns; j++) {
      const offset = (<usize>j) << 2;
      store<f32>(dLogits + offset, load<f32>(dLogits + offset) * factor - scale * load<f32>(targets + offset));
    }
    logits += (<usize>columns) << 2;
    targets += (<usize>columns) << 2;
    dLogits += (<usize>columns) << 2;
  }
  return total;
}

/** -sum_r log p_r[label_r] from probabilities p; d = scale (p - onehot(label)), with respect to the logits. */
export function crossEntropyLabels(
  probabilities: usize,
  labels: usize,
  dLogits: usize,
  rows: i32,
  columns: i32,
  scale: f32,
): f64 {
  assert(areRows(probabilities, rows, columns) && areRows(dLogits, rows, columns));
  assert(areIndices(labels, rows, columns) && areApart(labels, rows, dLogits, rows * columns));
  assert(areSameOrApart(probabilities, dLogits, rows * columns));
  let total: f64 = 0;
  for (let r = 0; r < rows; r++) {
    const at = (<usize>load<i32>(labels + ((<usize>r) << 2))) << 2;
    total -= <f64>clampedLog(load<f32>(probabilities + at));
    scaleRow(probabilities, dLogits, columns, scale);
    store<f32>(dLogits + at, load<f32>(dLogits + at) - scale);
    probabilities += (<usize>columns) << 2;
    dLogits += (<usize>columns) << 2;
  }
  return total;
}

/** -sum_rj t_rj log p_rj from probabilities p; d = scale (p sum_j t_j - t), with respect to the logits. */
export function crossEntropyRows(
  probabilities: usize,
  targets: usize,
  dLogits: usize,
  rows: i32,
  columns: i32,
  scale: f32,
): f64 {
  assert(areRows(probabilities, rows, columns) && areRows(targets, rows, columns) && areRows(dLogits, rows, columns));
  assert(
    areSameOrApart(probabilities, dLogits, rows * columns) &&
      areApart(targets, rows * columns, dLogits, rows * columns),
  );
  let total: f64 = 0;
  for (let r = 0; r < rows; r++) {
    let mass: f32 = 0;
    for (let j = 0; j < columns; j++) {
      const offset = (<usize>j) << 2;
      const t = load<f32>(targets + offset);
      mass += t;
      if (t != 0) total -= <f64>(t * clampedLog(load<f32>(probabilities + offset)));
    }
    for (let j = 0; j < columns; j++) {
      const offset = (<usize>j) << 2;
      const d = load<f32>(probabilities + offset) * mass - load<f32>(targets + offset);
      store<f32>(dLogits + offset, d * scale);
    }
    probabilities += (<usize>columns) << 2;
    targets += (<usize>columns) << 2;
    dLogits += (<usize>columns) << 2;
  }
  return total;
}

// @ts-ignore: decorator
@inline
function clampedLog(p: f32): f32 {
  const logarithm = logScalar(p);
  return logarithm < MIN_LOG ? MIN_LOG : logarithm;
}
