/**
 * Gradients with respect to the pre-activations of the layer below,
 *
 *   d_k = (w_k0 d_0 + w_k1 d_1 + ...) f'(z_k)
 *
 * written over its activations y_k, from which f' follows up to ReLU; the others' f' comes from z_k in a pass of its own.
 * One chain of multiply-adds in the order of j, up to four a pass; sums under way stay in `partial`, one unit's samples.
 */
import * as ActivationCode from "../../src/wasm/activation-code";
import { multiplyAdd } from "../simd";
import { differentiate, timesDerivative } from "./activations";
import { PAIR_BYTES, VECTOR_BYTES, pairsOf, unitBytes } from "./group";
import { AT_ONE, constantAt } from "./sigmoid";

/**
 * One unit k, `units` (1 to 4) of the layer above, over `bytes` of samples; begins at zero or at `partial`, ends in
 * `partial` or in y. Constants at each use: isPair (two vectors a turn), activation, units, fromPartial, toPartial.
 */
// @ts-ignore: decorator
@inline
function turns(
  isPair: bool,
  activation: i32,
  units: i32,
  fromPartial: bool,
  toPartial: bool,
  stride: usize,
  bytes: usize,
  w: usize,
  d: usize,
  y: usize,
  partial: usize,
): void {
  const w0 = v128.load(w);
  const w1 = units > 1 ? v128.load(w, 16) : w0;
  const w2 = units > 2 ? v128.load(w, 32) : w0;
  const w3 = units > 3 ? v128.load(w, 48) : w0;
  const one = constantAt(AT_ONE);
  const step = isPair ? PAIR_BYTES : VECTOR_BYTES;
  let d1 = d + stride;
  let d2 = d1 + stride;
  let d3 = d2 + stride;
  const end = d + bytes;
  do {
    let first = f32x4.mul(v128.load(d), w0);
    let second = isPair ? f32x4.mul(v128.load(d, 16), w0) : first;
    if (fromPartial) first = multiplyAdd(v128.load(d), w0, v128.load(partial));
    if (fromPartial && isPair) second = multiplyAdd(v128.load(d, 16), w0, v128.load(partial, 16));
    if (units > 1) first = multiplyAdd(v128.load(d1), w1, first);
    if (units > 1 && isPair) second = multiplyAdd(v128.load(d1, 16), w1, second);
    if (units > 2) first = multiplyAdd(v128.load(d2), w2, first);
    if (units > 2 && isPair) second = multiplyAdd(v128.load(d2, 16), w2, second);
    if (units > 3) first = multiplyAdd(v128.load(d3), w3, first);
    if (units > 3 && isPair) second = multiplyAdd(v128.load(d3, 16), w3, second);
    if (!toPartial) first = timesDerivative(activation, v128.load(y), first, one);
    if (!toPartial && isPair) second = timesDerivative(activation, v128.load(y, 16), second, one);
    const target = toPartial ? partial : y;
    v128.store(target, first);
    if (isPair) v128.store(target, second, 16);
    d += step;
    if (units > 1) d1 += step;
    if (units > 2) d2 += step;
    if (units > 3) d3 += step;
    if (!toPartial) y += step;
    if (fromPartial || toPartial) partial += step;
  } while (d < end);
}

/** `turns` over pairs, then over what is left. */
// @ts-ignore: decorator
@inline
function pass(
  activation: i32,
  units: i32,
  fromPartial: bool,
  toPartial: bool,
  samples: i32,
  w: usize,
  d: usize,
  y: usize,
  partial: usize,
): void {
  const stride = unitBytes(samples);
  const pairs = pairsOf(stride);
  if (pairs > 0) turns(true, activation, units, fromPartial, toPartial, stride, pairs, w, d, y, partial);
  if (pairs < stride) {
    lastVector(activation, units, fromPartial, toPartial, stride, w, d + pairs, y + pairs, partial + pairs);
  }
}

function lastVector(
  activation: i32,
  units: i32,
  fromPartial: bool,
  toPartial: bool,
  stride: usize,
  w: usize,
  d: usize,
  y: usize,
  partial: usize,
): void {
  turns(false, activation, units, fromPartial, toPartial, stride, VECTOR_BYTES, w, d, y, partial);
}

/** Four of many units: sums begin in `partial`, or go on there when `fromPartial`. */
export function accumulate(fromPartial: bool, samples: i32, w: usize, d: usize, partial: usize): void {
  if (fromPartial) pass(0, 4, true, true, samples, w, d, d, partial);
  else pass(0, 4, false, true, samples, w, d, d, partial);
}

// @ts-ignore: decorator
@inline
function finishAs(
  activation: i32,
  units: i32,
  fromPartial: bool,
  samples: i32,
  w: usize,
  d: usize,
  y: usize,
  partial: usize,
): void {
  if (fromPartial) {
    if (units == 1) pass(activation, 1, true, false, samples, w, d, y, partial);
    else if (units == 2) pass(activation, 2, true, false, samples, w, d, y, partial);
    else if (units == 3) pass(activation, 3, true, false, samples, w, d, y, partial);
    else pass(activation, 4, true, false, samples, w, d, y, partial);
  } else {
    if (units == 1) pass(activation, 1, false, false, samples, w, d, y, partial);
    else if (units == 2) pass(activation, 2, false, false, samples, w, d, y, partial);
    else if (units == 3) pass(activation, 3, false, false, samples, w, d, y, partial);
    else pass(activation, 4, false, false, samples, w, d, y, partial);
  }
}

/** The last 1 to 4 units, below a sigmoid. */
export function finishSigmoid(
  units: i32,
  fromPartial: bool,
  samples: i32,
  w: usize,
  d: usize,
  y: usize,
  partial: usize,
): void {
  finishAs(ActivationCode.sigmoid, units, fromPartial, samples, w, d, y, partial);
}

/** The last 1 to 4 units, below a tanh. */
export function finishTanh(
  units: i32,
  fromPartial: bool,
  samples: i32,
  w: usize,
  d: usize,
  y: usize,
  partial: usize,
): void {
  finishAs(ActivationCode.tanh, units, fromPartial, samples, w, d, y, partial);
}

/** The last 1 to 4 units, below a ReLU. */
export function finishRelu(
  units: i32,
  fromPartial: bool,
  samples: i32,
  w: usize,
  d: usize,
  y: usize,
  partial: usize,
): void {
  finishAs(ActivationCode.relu, units, fromPartial, samples, w, d, y, partial);
}

/** The last 1 to 4 units, below a layer without activation. */
export function finishNone(
  units: i32,
  fromPartial: bool,
  samples: i32,
  w: usize,
  d: usize,
  y: usize,
  partial: usize,
): void {
  finishAs(ActivationCode.none, units, fromPartial, samples, w, d, y, partial);
}

/** The last 1 to 4 units, below the given activation if its derivative comes from y. */
function finish(
  activation: i32,
  units: i32,
  fromPartial: bool,
  samples: i32,
  w: usize,
  d: usize,
  y: usize,
  partial: usize,
): void {
  if (activation == ActivationCode.sigmoid) finishSigmoid(units, fromPartial, samples, w, d, y, partial);
  else if (activation == ActivationCode.tanh) finishTanh(units, fromPartial, samples, w, d, y, partial);
  else if (activation == ActivationCode.relu) finishRelu(units, fromPartial, samples, w, d, y, partial);
  else finishNone(units, fromPartial, samples, w, d, y, partial);
}

/** Gradients for all `fanIn` units below a layer (fanIn x fanOut), over their activations y = f(z). */
export function inputGradients(
  activation: i32,
  parameter: f32,
  samples: i32,
  fanIn: i32,
  fanOut: i32,
  weights: usize,
  d: usize,
  z: usize,
  y: usize,
  partial: usize,
): void {
  const stride = unitBytes(samples);
  const first = y;
  const last = (fanOut - 1) & ~3;
  const isLong = last > 0;
  for (let k = 0; k < fanIn; k++) {
    for (let j = 0; j < last; j += 4) {
      accumulate(j > 0, samples, weights + <usize>j * VECTOR_BYTES, d + <usize>j * stride, partial);
    }
    const w = weights + <usize>last * VECTOR_BYTES;
    const from = d + <usize>last * stride;
    finish(activation, fanOut - last, isLong, samples, w, from, y, partial);
    weights += <usize>fanOut * VECTOR_BYTES;
    y += stride;
  }
  if (activation > ActivationCode.relu) differentiate(activation, parameter, z, first, fanIn * samples);
}
