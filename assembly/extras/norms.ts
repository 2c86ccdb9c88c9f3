/**
 * Normalization of each row of x (rows x features) by its own values. Both keep the inverse
 * deviation of each row for the backward pass; gamma and beta are one value a feature.
 *
 *   LayerNorm   y = (x - mean) inverse gamma + beta      inverse = 1 / sqrt(variance + epsilon)
 *   RMSNorm     y = x inverse gamma                      inverse = 1 / sqrt(mean of x^2 + epsilon)
 */
import { LANES, loadPartial, storePartial } from "../simd";
import { sumLanesF64 } from "../losses/sum";

/** sum of (x_j - shift) or of its square. */
// @ts-ignore: decorator
@inline
function rowSum(x: usize, features: i32, shift: f32, square: bool): f64 {
  const s = f32x4.splat(shift);
  let sum: f64 = 0;
  let j = 0;
  for (; j + LANES <= features; j += LANES) {
    const d = f32x4.sub(v128.load(x + ((<usize>j) << 2)), s);
    sum += sumLanesF64(square ? f32x4.mul(d, d) : d);
  }
  for (; j < features; j++) {
    const d = load<f32>(x + ((<usize>j) << 2)) - shift;
    sum += <f64>(square ? d * d : d);
  }
  return sum;
}

/** y = (x - mean) inverse gamma + beta, row by row; `centered` is 0 for RMSNorm, whose means are 0. */
export function rowNormForward(
  x: usize,
  y: usize,
  rows: i32,
  features: i32,
  centered: bool,
  epsilon: f64,
  gamma: usize,
  beta: usize,
  means: usize,
  inverses: usize,
): void {
  const count = <f64>features;
  for (let r = 0; r < rows; r++) {
    const mean = centered ? <f32>(rowSum(x, features, 0, false) / count) : <f32>0;
    const inverse = <f32>(1 / Math.sqrt(rowSum(x, features, mean, true) / count + epsilon));
    store<f32>(means + ((<usize>r) << 2), mean);
    store<f32>(inverses + ((<usize>r) << 2), inverse);
    normalizeRow(x, y, features, mean, inverse, gamma, beta);
    x += (<usize>features) << 2;
    y += (<usize>features) << 2;
  }
}

function normalizeRow(x: usize, y: usize, features: i32, mean: f32, inverse: f32, gamma: usize, beta: usize): void {
  const m = f32x4.splat(mean);
  const k = f32x4.splat(inverse);
  let j = 0;
  for (; j + LANES <= features; j += LANES) {
    const o = (<usize>j) << 2;
    const unit = f32x4.mul(f32x4.sub(v128.load(x + o), m), k);
    v128.store(y + o, f32x4.add(f32x4.mul(unit, v128.load(gamma + o)), v128.load(beta + o)));
  }
  if (j == features) return;
  const o = (<usize>j) << 2;
  const n = features - j;
  const unit = f32x4.mul(f32x4.sub(loadPartial(x + o, n), m), k);
  storePartial(y + o, f32x4.add(f32x4.mul(unit, loadPartial(gamma + o, n)), loadPartial(beta + o, n)), n);
}

/**
 * dGamma_j = sum over rows of dy unit, dBeta_j = sum of dy, unit = (x - mean) inverse; row after row. Rows of x and dy
 * begin `ld` elements apart.
 */
export function rowNormParameterGradients(
  x: usize,
  dy: usize,
  rows: i32,
  features: i32,
  ld: i32,
  means: usize,
  inverses: usize,
  dGamma: usize,
  dBeta: usize,
): void {
  memory.fill(dGamma, 0, (<usize>features) << 2);
  memory.fill(dBeta, 0, (<usize>features) << 2);
  for (let r = 0; r < rows; r++) {
    const mean = load<f32>(means + ((<usize>r) << 2));
    const inverse = load<f32>(inverses + ((<usize>r) << 2));
    addRowGradients(x, dy, features, mean, inverse, dGamma, dBeta);
    x += (<usize>ld) << 2;
    dy += (<usize>ld) << 2;
  }
}

function addRowGradients(
  x: usize,
  dy: usize,
  features: i32,
  mean: f32,
  inverse: f32,
  dGamma: usize,
  dBeta: usize,
): void {
  const m = f32x4.splat(mean);
  const k = f32x4.splat(inverse);
  let j = 0;
  for (; j + LANES <= features; j += LANES) {
    const o = (<usize>j) << 2;
    const d = v128.load(dy + o);
    const unit = f32x4.mul(f32x4.sub(v128.load(x + o), m), k);
    v128.store(dGamma + o, f32x4.add(v128.load(dGamma + o), f32x4.mul(d, unit)));
    v128.store(dBeta + o, f32x4.add(v128.load(dBeta + o), d));
  }
  for (; j < features; j++) {
    const o = (<usize>j) << 2;
    const d = load<f32>(dy + o);
    store<f32>(dGamma + o, load<f32>(dGamma + o) + d * ((load<f32>(x + o) - mean) * inverse));
    store<f32>(dBeta + o, load<f32>(dBeta + o) + d);
  }
}

/**
 * dx = inverse (g - mean(g) - unit mean(g unit)) with g = dy gamma, the means over the features of a row;
 * without mean(g) for RMSNorm. dx may be dy.
 */
export function rowNormInputGradients(
  x: usize,
  dy: usize,
  dx: usize,
  rows: i32,
  features: i32,
  centered: bool,
  gamma: usize,
  means: usize,
  inverses: usize,
): void {
  for (let r = 0; r < rows; r++) {
    const mean = load<f32>(means + ((<usize>r) << 2));
    const inverse = load<f32>(inverses + ((<usize>r) << 2));
    inputGradientRow(x, dy, dx, features, centered, gamma, mean, inverse);
    const bytes = (<usize>features) << 2;
    x += bytes;
    dy += bytes;
    dx += bytes;
  }
}

function inputGradientRow(
  x: usize,
  dy: usize,
  dx: usize,
  features: i32,
  centered: bool,
  gamma: usize,
  mean: f32,
  inverse: f32,
): void {
  let sum: f64 = 0;
  let dot: f64 = 0;
  for (let o: usize = 0; o < (<usize>features) << 2; o += 4) {
    const g = load<f32>(dy + o) * load<f32>(gamma + o);
    sum += <f64>g;
    dot += <f64>(g * ((load<f32>(x + o) - mean) * inverse));
  }
  const average = centered ? <f32>(sum / <f64>features) : <f32>0;
  const slope = <f32>(dot / <f64>features);
  for (let o: usize = 0; o < (<usize>features) << 2; o += 4) {
    const g = load<f32>(dy + o) * load<f32>(gamma + o);
    const unit = (load<f32>(x + o) - mean) * inverse;
    store<f32>(dx + o, inverse * (g - average - unit * slope));
  }
}
