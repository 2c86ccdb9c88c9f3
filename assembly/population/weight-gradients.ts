/**
 * Gradients of a layer's parameters,
 *
 *   dw_kj = sum over samples of a_k d_j        db_j = sum over samples of d_j
 *
 * each one chain of additions in the order of the samples, begun at zero, as in the core.
 * A tile of up to 3 inputs by 2 units or 2 by 3 holds its sums in registers; one addition a sample
 * and chain takes three cycles, in which the other chains of the tile are at work.
 */
import { multiplyAdd } from "../simd";
import { VECTOR_BYTES, unitBytes } from "./group";

/** `inputs` (1 to 3) by `units` (1 to 3), constants at each use; db too when `withBias`. */
// @ts-ignore: decorator
@inline
function tile(
  inputs: i32,
  units: i32,
  withBias: bool,
  samples: i32,
  a: usize,
  d: usize,
  dw: usize,
  strideW: usize,
  db: usize,
): void {
  const stride = unitBytes(samples);
  const zero = f32x4.splat(0);
  let s00 = zero,
    s10 = zero,
    s20 = zero,
    s01 = zero,
    s11 = zero,
    s21 = zero,
    s02 = zero,
    s12 = zero,
    b0 = zero,
    b1 = zero,
    b2 = zero;
  let a1 = a + stride;
  let a2 = a1 + stride;
  let d1 = d + stride;
  let d2 = d1 + stride;
  const end = a + stride;
  do {
    const x0 = v128.load(a);
    const x1 = inputs > 1 ? v128.load(a1) : zero;
    const x2 = inputs > 2 ? v128.load(a2) : zero;
    const g0 = v128.load(d);
    s00 = multiplyAdd(x0, g0, s00);
    if (inputs > 1) s10 = multiplyAdd(x1, g0, s10);
    if (inputs > 2) s20 = multiplyAdd(x2, g0, s20);
    if (withBias) b0 = f32x4.add(b0, g0);
    if (units > 1) {
      const g1 = v128.load(d1);
      s01 = multiplyAdd(x0, g1, s01);
      if (inputs > 1) s11 = multiplyAdd(x1, g1, s11);
      if (inputs > 2) s21 = multiplyAdd(x2, g1, s21);
      if (withBias) b1 = f32x4.add(b1, g1);
    }
    if (units > 2) {
      const g2 = v128.load(d2);
      s02 = multiplyAdd(x0, g2, s02);
      if (inputs > 1) s12 = multiplyAdd(x1, g2, s12);
      if (withBias) b2 = f32x4.add(b2, g2);
    }
    a += VECTOR_BYTES;
    if (inputs > 1) a1 += VECTOR_BYTES;
    if (inputs > 2) a2 += VECTOR_BYTES;
    d += VECTOR_BYTES;
    if (units > 1) d1 += VECTOR_BYTES;
    if (units > 2) d2 += VECTOR_BYTES;
  } while (a < end);
  v128.store(dw, s00);
  if (inputs > 1) v128.store(dw + strideW, s10);
  if (inputs > 2) v128.store(dw + 2 * strideW, s20);
  if (withBias) v128.store(db, b0);
  if (units > 1) {
    v128.store(dw, s01, 16);
    if (inputs > 1) v128.store(dw + strideW, s11, 16);
    if (inputs > 2) v128.store(dw + 2 * strideW, s21, 16);
    if (withBias) v128.store(db, b1, 16);
  }
  if (units > 2) {
    v128.store(dw, s02, 32);
    if (inputs > 1) v128.store(dw + strideW, s12, 32);
    if (withBias) v128.store(db, b2, 32);
  }
}

/** A tile with its biases: 1 or 2 inputs by up to 3 units, or 3 by up to 2. */
export function firstTile(
  inputs: i32,
  units: i32,
  samples: i32,
  a: usize,
  d: usize,
  dw: usize,
  strideW: usize,
  db: usize,
): void {
  if (units == 3) {
    if (inputs == 1) tile(1, 3, true, samples, a, d, dw, strideW, db);
    else tile(2, 3, true, samples, a, d, dw, strideW, db);
  } else if (units == 2) {
    if (inputs == 1) tile(1, 2, true, samples, a, d, dw, strideW, db);
    else if (inputs == 2) tile(2, 2, true, samples, a, d, dw, strideW, db);
    else tile(3, 2, true, samples, a, d, dw, strideW, db);
  } else {
    if (inputs == 1) tile(1, 1, true, samples, a, d, dw, strideW, db);
    else if (inputs == 2) tile(2, 1, true, samples, a, d, dw, strideW, db);
    else tile(3, 1, true, samples, a, d, dw, strideW, db);
  }
}

/** A tile of further inputs. */
export function nextTile(inputs: i32, units: i32, samples: i32, a: usize, d: usize, dw: usize, strideW: usize): void {
  if (units == 2) {
    if (inputs == 1) tile(1, 2, false, samples, a, d, dw, strideW, dw);
    else if (inputs == 2) tile(2, 2, false, samples, a, d, dw, strideW, dw);
    else tile(3, 2, false, samples, a, d, dw, strideW, dw);
  } else {
    if (inputs == 1) tile(1, 1, false, samples, a, d, dw, strideW, dw);
    else if (inputs == 2) tile(2, 1, false, samples, a, d, dw, strideW, dw);
    else tile(3, 1, false, samples, a, d, dw, strideW, dw);
  }
}

/** Gradients of weights (fanIn x fanOut) and biases from inputs a and gradients d of the pre-activations. */
export function weightGradients(
  samples: i32,
  fanIn: i32,
  fanOut: i32,
  a: usize,
  d: usize,
  dWeights: usize,
  dBiases: usize,
): void {
  const stride = unitBytes(samples);
  const strideW = <usize>fanOut * VECTOR_BYTES;
  const width = fanIn < 3 ? 3 : 2;
  for (let j = 0; j < fanOut; j += width) {
    const units = min(fanOut - j, width);
    firstTile(min(fanIn, 3), units, samples, a, d, dWeights, strideW, dBiases);
    for (let k = 3; k < fanIn; k += 3) {
      nextTile(min(fanIn - k, 3), units, samples, a + <usize>k * stride, d, dWeights + <usize>k * strideW, strideW);
    }
    d += <usize>width * stride;
    dWeights += <usize>width * VECTOR_BYTES;
    dBiases += <usize>width * VECTOR_BYTES;
  }
}
