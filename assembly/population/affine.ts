/**
 * Pre-activations of a layer, z_j = b_j + a_0 w_0j + a_1 w_1j + ..., one chain of
 * multiply-adds in the order of k, as in the core's matrix product; and the sigmoid of them.
 *
 *   a   [fanIn][samples][4 lanes]
 *   z   [fanOut][samples][4 lanes]
 *
 * One unit and a piece of its samples at a time, up to four inputs a pass, their weights in registers; more
 * inputs continue from what the pass before has left in z.
 */
import * as ActivationCode from "../../src/wasm/activation-code";
import { multiplyAdd } from "../simd";
import { PAIR_BYTES, VECTOR_BYTES, pairsOf, unitBytes } from "./group";
import {
  AT_LN2_HIGH,
  AT_LN2_LOW,
  AT_LOWEST,
  AT_MAGIC_SUM,
  AT_PER_LN2,
  AT_SIGN,
  constantAt,
  exponentialOfRest,
  quotient,
} from "./sigmoid";

/** Vectors of a piece of samples. */
// @ts-ignore: decorator
@inline
const PIECE_BYTES: usize = 128 * VECTOR_BYTES;

/** Bytes of scratch that a sigmoid of the sums needs: a power of two for each vector of a piece. */
export function sigmoidScratchBytes(): usize {
  return PIECE_BYTES;
}

/**
 * Vectors z to `end` of one unit from `inputs` (1 to 4) inputs, `stride` bytes apart; the sums begin
 * at the vector at `start`, or at z when `fromZ`. With `reduces` the range is reduced at once, -|z| = n ln 2 + t: t
 * is stored in place of z, 2^(n + 64) with the sign of z at `powers`. Constants at each use: isPair (two vectors a
 * turn), inputs, fromZ, reduces.
 */
// @ts-ignore: decorator
@inline
function turns(
  isPair: bool,
  inputs: i32,
  fromZ: bool,
  reduces: bool,
  stride: usize,
  start: usize,
  w: usize,
  strideW: usize,
  a: usize,
  z: usize,
  end: usize,
  powers: usize,
): void {
  const bias = v128.load(start);
  const w0 = v128.load(w);
  const w1 = inputs > 1 ? v128.load(w + strideW) : w0;
  const w2 = inputs > 2 ? v128.load(w + 2 * strideW) : w0;
  const w3 = inputs > 3 ? v128.load(w + 3 * strideW) : w0;
  const sign = constantAt(AT_SIGN);
  const lowest = constantAt(AT_LOWEST);
  const perLn2 = constantAt(AT_PER_LN2);
  const magic = constantAt(AT_MAGIC_SUM);
  const ln2High = constantAt(AT_LN2_HIGH);
  const ln2Low = constantAt(AT_LN2_LOW);
  const step = isPair ? PAIR_BYTES : VECTOR_BYTES;
  let a1 = a + stride;
  let a2 = a1 + stride;
  let a3 = a2 + stride;
  do {
    let first = multiplyAdd(v128.load(a), w0, fromZ ? v128.load(z) : bias);
    let second = isPair ? multiplyAdd(v128.load(a, 16), w0, fromZ ? v128.load(z, 16) : bias) : first;
    if (inputs > 1) first = multiplyAdd(v128.load(a1), w1, first);
    if (inputs > 1 && isPair) second = multiplyAdd(v128.load(a1, 16), w1, second);
    if (inputs > 2) first = multiplyAdd(v128.load(a2), w2, first);
    if (inputs > 2 && isPair) second = multiplyAdd(v128.load(a2, 16), w2, second);
    if (inputs > 3) first = multiplyAdd(v128.load(a3), w3, first);
    if (inputs > 3 && isPair) second = multiplyAdd(v128.load(a3, 16), w3, second);
    if (reduces) {
      const negative = f32x4.pmax(v128.or(first, sign), lowest);
      const shifted = f32x4.add(f32x4.mul(negative, perLn2), magic);
      v128.store(powers, v128.or(i32x4.shl(shifted, 23), v128.and(first, sign)));
      first = restOf(negative, f32x4.sub(shifted, magic), ln2High, ln2Low);
      if (isPair) {
        const negative = f32x4.pmax(v128.or(second, sign), lowest);
        const shifted = f32x4.add(f32x4.mul(negative, perLn2), magic);
        v128.store(powers, v128.or(i32x4.shl(shifted, 23), v128.and(second, sign)), 16);
        second = restOf(negative, f32x4.sub(shifted, magic), ln2High, ln2Low);
      }
      powers += step;
    }
    v128.store(z, first);
    if (isPair) v128.store(z, second, 16);
    a += step;
    if (inputs > 1) a1 += step;
    if (inputs > 2) a2 += step;
    if (inputs > 3) a3 += step;
    z += step;
  } while (z < end);
}

/** t = -|z| - n ln 2. */
// @ts-ignore: decorator
@inline
function restOf(negative: v128, n: v128, ln2High: v128, ln2Low: v128): v128 {
  return f32x4.sub(f32x4.sub(negative, f32x4.mul(n, ln2High)), f32x4.mul(n, ln2Low));
}

/** `turns` over pairs, then over what is left. */
// @ts-ignore: decorator
@inline
function pass(
  inputs: i32,
  fromZ: bool,
  reduces: bool,
  stride: usize,
  start: usize,
  w: usize,
  strideW: usize,
  a: usize,
  z: usize,
  end: usize,
  powers: usize,
): void {
  const pairs = pairsOf(end - z);
  if (pairs > 0) turns(true, inputs, fromZ, reduces, stride, start, w, strideW, a, z, z + pairs, powers);
  if (z + pairs < end) {
    lastVector(inputs, fromZ, reduces, stride, start, w, strideW, a + pairs, z + pairs, powers + pairs);
  }
}

function lastVector(
  inputs: i32,
  fromZ: bool,
  reduces: bool,
  stride: usize,
  start: usize,
  w: usize,
  strideW: usize,
  a: usize,
  z: usize,
  powers: usize,
): void {
  turns(false, inputs, fromZ, reduces, stride, start, w, strideW, a, z, z + VECTOR_BYTES, powers);
}

// @ts-ignore: decorator
@inline
function passOf(
  inputs: i32,
  fromZ: bool,
  reduces: bool,
  stride: usize,
  start: usize,
  w: usize,
  strideW: usize,
  a: usize,
  z: usize,
  end: usize,
  powers: usize,
): void {
  if (inputs == 1) pass(1, fromZ, reduces, stride, start, w, strideW, a, z, end, powers);
  else if (inputs == 2) pass(2, fromZ, reduces, stride, start, w, strideW, a, z, end, powers);
  else if (inputs == 3) pass(3, fromZ, reduces, stride, start, w, strideW, a, z, end, powers);
  else pass(4, fromZ, reduces, stride, start, w, strideW, a, z, end, powers);
}

/** The first 1 to 4 inputs of a unit; `bias` is where the sums begin. */
export function affineFirst(
  inputs: i32,
  stride: usize,
  bias: usize,
  w: usize,
  strideW: usize,
  a: usize,
  z: usize,
  end: usize,
): void {
  passOf(inputs, false, false, stride, bias, w, strideW, a, z, end, z);
}

/** The next 1 to 4 inputs of a unit. */
export function affineNext(inputs: i32, stride: usize, w: usize, strideW: usize, a: usize, z: usize, end: usize): void {
  passOf(inputs, true, false, stride, w, w, strideW, a, z, end, z);
}

/** The only 1 to 4 inputs of a unit, ranges reduced. */
export function affineReduced(
  inputs: i32,
  stride: usize,
  bias: usize,
  w: usize,
  strideW: usize,
  a: usize,
  z: usize,
  end: usize,
  powers: usize,
): void {
  passOf(inputs, false, true, stride, bias, w, strideW, a, z, end, powers);
}

/** The last 1 to 4 of more inputs of a unit, ranges reduced. */
export function affineLastReduced(
  inputs: i32,
  stride: usize,
  w: usize,
  strideW: usize,
  a: usize,
  z: usize,
  end: usize,
  powers: usize,
): void {
  passOf(inputs, true, true, stride, w, w, strideW, a, z, end, powers);
}

/** One unit's piece from z to `end`, inputs from a on; sigmoids of it when `reduces`. */
function affinePiece(
  reduces: bool,
  fanIn: i32,
  stride: usize,
  bias: usize,
  w: usize,
  strideW: usize,
  a: usize,
  z: usize,
  end: usize,
  powers: usize,
): void {
  const last = (fanIn - 1) & ~3;
  const plain = reduces ? last : fanIn;
  for (let k = 0; k < plain; k += 4) {
    const inputs = min(fanIn - k, 4);
    const wk = w + <usize>k * strideW;
    const ak = a + <usize>k * stride;
    if (k == 0) affineFirst(inputs, stride, bias, wk, strideW, ak, z, end);
    else affineNext(inputs, stride, wk, strideW, ak, z, end);
  }
  if (!reduces) return;
  const inputs = fanIn - last;
  if (last == 0) affineReduced(inputs, stride, bias, w, strideW, a, z, end, powers);
  else affineLastReduced(inputs, stride, w + <usize>last * strideW, strideW, a + <usize>last * stride, z, end, powers);
  exponentialOfRest(z, end);
  quotient(z, powers, end);
}

/** z = b + W^T a for all units, or the sigmoid of that; `powers` is sigmoidScratchBytes() of scratch. */
export function affine(
  activation: i32,
  samples: i32,
  fanIn: i32,
  fanOut: i32,
  weights: usize,
  biases: usize,
  a: usize,
  z: usize,
  powers: usize,
): void {
  const stride = unitBytes(samples);
  const strideW = <usize>fanOut * VECTOR_BYTES;
  for (let j = 0; j < fanOut; j++) {
    for (let p: usize = 0; p < stride; p += PIECE_BYTES) {
      const end = z + min(p + PIECE_BYTES, stride);
      affinePiece(
        activation == ActivationCode.sigmoid,
        fanIn,
        stride,
        biases,
        weights,
        strideW,
        a + p,
        z + p,
        end,
        powers,
      );
    }
    weights += VECTOR_BYTES;
    biases += VECTOR_BYTES;
    z += stride;
  }
}
