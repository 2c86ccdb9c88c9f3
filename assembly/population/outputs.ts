/**
 * The end of a forward pass: which networks classify every sample right, the gradient of the
 * loss with respect to the last pre-activations, and the loss itself. Formulas and orders of
 * summation are those of assembly/losses.
 */
import { exp } from "../math";
import { differentiate } from "./activations";
import {
  BINARY_CROSS_ENTROPY,
  CROSS_ENTROPY,
  Group,
  MEAN_SQUARED_ERROR,
  VECTOR_BYTES,
  layerOf,
  unitBytes,
} from "./group";

/** Bits of the lanes whose one output is 0.5 or more exactly for the samples of class 1. */
export function rightLanesOfOne(samples: i32, outputs: usize, labels: usize): i32 {
  const half = f32x4.splat(0.5);
  const zero = i32x4.splat(0);
  let wrong = zero;
  const end = outputs + unitBytes(samples);
  do {
    const isFirst = i32x4.eq(v128.load(labels), zero);
    wrong = v128.or(wrong, i32x4.eq(f32x4.ge(v128.load(outputs), half), isFirst));
    labels += VECTOR_BYTES;
    outputs += VECTOR_BYTES;
  } while (outputs < end);
  return 15 & ~i32x4.bitmask(wrong);
}

/** Bits of the lanes whose first largest output is that of the sample's class, for all samples. */
export function rightLanesOfMany(samples: i32, units: i32, outputs: usize, labels: usize): i32 {
  const stride = unitBytes(samples);
  let wrong = i32x4.splat(0);
  for (let s = 0; s < samples; s++) {
    let best = v128.load(outputs);
    let at = i32x4.splat(0);
    let unit = outputs;
    for (let j = 1; j < units; j++) {
      unit += stride;
      const value = v128.load(unit);
      const isLarger = f32x4.gt(value, best);
      best = v128.bitselect(value, best, isLarger);
      at = v128.bitselect(i32x4.splat(j), at, isLarger);
    }
    wrong = v128.or(wrong, i32x4.ne(at, v128.load(labels)));
    labels += VECTOR_BYTES;
    outputs += VECTOR_BYTES;
  }
  return 15 & ~i32x4.bitmask(wrong);
}

/** d = factor (y - t) over `n` (>= 1) vectors. */
export function differences(y: usize, targets: usize, d: usize, n: i32, factor: f32): void {
  const f = f32x4.splat(factor);
  const end = y + <usize>n * VECTOR_BYTES;
  do {
    v128.store(d, f32x4.mul(f32x4.sub(v128.load(y), v128.load(targets)), f));
    y += VECTOR_BYTES;
    d += VECTOR_BYTES;
    targets += VECTOR_BYTES;
  } while (y < end);
}

/** d = scale (softmax(logits) - onehot(label)), sample by sample. */
export function softmaxDifferences(samples: i32, units: i32, logits: usize, labels: usize, d: usize, scale: f32): void {
  const stride = unitBytes(samples);
  const factor = f32x4.splat(scale);
  for (let s = 0; s < samples; s++) {
    const label = v128.load(labels);
    const perSum = f32x4.div(factor, exponentials(units, stride, logits, d));
    let unit = d;
    for (let j = 0; j < units; j++) {
      const right = v128.and(factor, i32x4.eq(label, i32x4.splat(j)));
      v128.store(unit, f32x4.sub(f32x4.mul(v128.load(unit), perSum), right));
      unit += stride;
    }
    logits += VECTOR_BYTES;
    d += VECTOR_BYTES;
    labels += VECTOR_BYTES;
  }
}

/** e_j = e^(x_j - max x) for one sample; returns their sum, in the order of `exponentialRow`. */
function exponentials(units: i32, stride: usize, x: usize, e: usize): v128 {
  let shift = v128.load(x);
  for (let j = 1; j < units; j++) shift = f32x4.pmax(shift, v128.load(x + <usize>j * stride));
  let s0 = f32x4.splat(0),
    s1 = s0,
    s2 = s0,
    s3 = s0;
  const whole = units & ~3;
  for (let j = 0; j < whole; j += 4) {
    s0 = f32x4.add(s0, exponentialAt(x, e, shift, <usize>j * stride));
    s1 = f32x4.add(s1, exponentialAt(x, e, shift, <usize>(j + 1) * stride));
    s2 = f32x4.add(s2, exponentialAt(x, e, shift, <usize>(j + 2) * stride));
    s3 = f32x4.add(s3, exponentialAt(x, e, shift, <usize>(j + 3) * stride));
  }
  let sum = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
  for (let j = whole; j < units; j++) sum = f32x4.add(sum, exponentialAt(x, e, shift, <usize>j * stride));
  return sum;
}

function exponentialAt(x: usize, e: usize, shift: v128, offset: usize): v128 {
  const value = exp(f32x4.sub(v128.load(x + offset), shift));
  v128.store(e + offset, value);
  return value;
}

/** Bits of the lanes that classify every sample right. */
export function rightLanes(group: Group): i32 {
  const layer = layerOf(group, group.layerCount - 1);
  return layer.fanOut == 1
    ? rightLanesOfOne(group.samples, layer.outputs, group.labels)
    : rightLanesOfMany(group.samples, layer.fanOut, layer.outputs, group.labels);
}

/** Bits of the lanes in which one of `n` vectors is not finite. */
export function lanesNotFinite(x: usize, n: i32): i32 {
  let odd = i32x4.splat(0);
  for (let i = 0; i < n; i++) {
    const value = v128.load(x + <usize>i * VECTOR_BYTES);
    // x - x is 0, or NaN for NaN and infinity.
    odd = v128.or(odd, f32x4.ne(f32x4.sub(value, value), f32x4.splat(0)));
  }
  return i32x4.bitmask(odd);
}

/** Bits of the lanes in which all of `n` (>= 1) vectors are 0: of a layer, one whose units are all silent. */
export function silentLanes(x: usize, n: i32): i32 {
  let active = i32x4.splat(0);
  for (let i = 0; i < n; i++) {
    active = v128.or(active, f32x4.ne(v128.load(x + <usize>i * VECTOR_BYTES), f32x4.splat(0)));
  }
  return 15 & ~i32x4.bitmask(active);
}

/** The gradient of the loss into the group's `dOutputs`. */
export function outputGradients(group: Group): void {
  const layer = layerOf(group, group.layerCount - 1);
  const n = layer.fanOut * group.samples;
  if (group.loss == CROSS_ENTROPY) {
    softmaxDifferences(group.samples, layer.fanOut, layer.outputs, group.labels, group.dOutputs, group.scale);
  } else if (group.loss == BINARY_CROSS_ENTROPY) {
    differences(layer.outputs, group.targets, group.dOutputs, n, group.scale);
  } else {
    assert(group.loss == MEAN_SQUARED_ERROR);
    differences(layer.outputs, group.targets, group.dOutputs, n, <f32>2 * group.scale);
    differentiate(layer.activation, layer.parameter, layer.preActivations, group.dOutputs, n);
  }
}
