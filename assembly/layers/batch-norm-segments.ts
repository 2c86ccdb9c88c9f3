/** Passes of batch normalization over one segment, the positions of one channel in one row. */
import { LANES, loadPartial, storePartial, sumLanes } from "../simd";
import { inputGradient, normalized } from "./batch-norm-formulas";

export function segmentSum(x: usize, n: i32): f32 {
  let sums = f32x4.splat(0);
  for (; n >= LANES; n -= LANES) {
    sums = f32x4.add(sums, v128.load(x));
    x += 16;
  }
  if (n > 0) sums = f32x4.add(sums, loadPartial(x, n));
  return sumLanes(sums);
}

export function segmentSquares(x: usize, n: i32, mean: f32): f32 {
  const m = f32x4.splat(mean);
  let sums = f32x4.splat(0);
  for (; n >= LANES; n -= LANES) {
    const deviation = f32x4.sub(v128.load(x), m);
    sums = f32x4.add(sums, f32x4.mul(deviation, deviation));
    x += 16;
  }
  let sum = sumLanes(sums);
  for (; n > 0; n--) {
    const deviation = load<f32>(x) - mean;
    sum += deviation * deviation;
    x += 4;
  }
  return sum;
}

export function segmentProducts(x: usize, dy: usize, n: i32, mean: f32, inverse: f32): f32 {
  const m = f32x4.splat(mean);
  const i = f32x4.splat(inverse);
  let sums = f32x4.splat(0);
  for (; n >= LANES; n -= LANES) {
    sums = f32x4.add(sums, f32x4.mul(v128.load(dy), f32x4.mul(f32x4.sub(v128.load(x), m), i)));
    x += 16;
    dy += 16;
  }
  // The lanes past the end hold dy = 0.
  if (n > 0) sums = f32x4.add(sums, f32x4.mul(loadPartial(dy, n), f32x4.mul(f32x4.sub(loadPartial(x, n), m), i)));
  return sumLanes(sums);
}

export function normalizeSegment(x: usize, y: usize, n: i32, mean: f32, inverse: f32, gamma: f32, beta: f32): void {
  const m = f32x4.splat(mean);
  const i = f32x4.splat(inverse);
  const g = f32x4.splat(gamma);
  const b = f32x4.splat(beta);
  for (; n >= LANES; n -= LANES) {
    v128.store(y, normalized(v128.load(x), m, i, g, b));
    x += 16;
    y += 16;
  }
  if (n > 0) storePartial(y, normalized(loadPartial(x, n), m, i, g, b), n);
}

export function backwardSegment(
  x: usize,
  dy: usize,
  dx: usize,
  n: i32,
  mean: f32,
  inverse: f32,
  factor: f32,
  meanDy: f32,
  meanProduct: f32,
): void {
  const m = f32x4.splat(mean);
  const i = f32x4.splat(inverse);
  const f = f32x4.splat(factor);
  const d = f32x4.splat(meanDy);
  const p = f32x4.splat(meanProduct);
  for (; n >= LANES; n -= LANES) {
    v128.store(dx, inputGradient(v128.load(x), v128.load(dy), m, i, f, d, p));
    x += 16;
    dy += 16;
    dx += 16;
  }
  if (n > 0) storePartial(dx, inputGradient(loadPartial(x, n), loadPartial(dy, n), m, i, f, d, p), n);
}
