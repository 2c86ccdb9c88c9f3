/**
 * Batch normalization (Ioffe and Szegedy, 2015), over x (rows x channels x spatial), row-major:
 * 1-D has spatial = 1, 2-D spatial = height * width. Each channel has its mean and (biased)
 * variance over rows and positions, N = rows * spatial values.
 *
 *   y = gamma xHat + beta      xHat = (x - mean) inverseDeviation
 *
 *   row 0:  channel 0: s s s   channel 1: s s s   ...        spatial > 1: vectors along s
 *   row 1:  channel 0: s s s   ...                           spatial = 1: vectors along channels
 *
 * gamma and beta are one value a channel.
 */
import { areApart, areRows, areSameOrApart, isBlock, isMatrix } from "../preconditions";
import { columnSums } from "../reduce";
import { backwardRow, gradientSums, normalizeRow, scaleInPlace, squaredDeviationSums } from "./batch-norm-columns";
import { backwardSegment, normalizeSegment, segmentProducts, segmentSquares, segmentSum } from "./batch-norm-segments";

/**
 * mean and biased variance of each channel; `variance` is written twice on the way. Rows are
 * `ld` elements apart, so that x may be some channels of a wider one.
 */
export function batchNormStatistics(
  x: usize,
  rows: i32,
  channels: i32,
  spatial: i32,
  ld: i32,
  mean: usize,
  variance: usize,
): void {
  assert(rows > 0 && channels >= 0 && spatial > 0 && isMatrix(x, rows, channels * spatial, ld));
  assert(isBlock(mean, channels) && isBlock(variance, channels) && areApart(mean, channels, variance, channels));
  const scale: f32 = <f32>1 / <f32>(rows * spatial);
  const rowBytes = (<usize>ld) << 2;
  if (spatial == 1) {
    columnSums(x, mean, rows, channels, ld);
    scaleInPlace(mean, channels, scale);
    squaredDeviationSums(x, mean, variance, rows, channels, rowBytes);
    scaleInPlace(variance, channels, scale);
    return;
  }
  for (let c = 0; c < channels; c++) {
    const at = (<usize>c) << 2;
    const segment = x + <usize>spatial * at;
    let sum: f32 = 0;
    for (let r = 0; r < rows; r++) sum += segmentSum(segment + <usize>r * rowBytes, spatial);
    const m = sum * scale;
    let squares: f32 = 0;
    for (let r = 0; r < rows; r++) squares += segmentSquares(segment + <usize>r * rowBytes, spatial, m);
    store<f32>(mean + at, m);
    store<f32>(variance + at, squares * scale);
  }
}

/** inverseDeviation = 1 / sqrt(variance + epsilon). */
export function batchNormInverseDeviation(variance: usize, out: usize, channels: i32, epsilon: f32): void {
  assert(isBlock(variance, channels) && isBlock(out, channels) && areSameOrApart(variance, out, channels));
  for (let c = 0; c < channels; c++) {
    const at = (<usize>c) << 2;
    store<f32>(out + at, <f32>1 / sqrt<f32>(load<f32>(variance + at) + epsilon));
  }
}

/** running = (1 - momentum) running + momentum value factor. */
export function batchNormUpdateRunning(running: usize, value: usize, channels: i32, momentum: f32, factor: f32): void {
  assert(isBlock(running, channels) && isBlock(value, channels) && areApart(running, channels, value, channels));
  for (let c = 0; c < channels; c++) {
    const at = (<usize>c) << 2;
    const kept = (<f32>1 - momentum) * load<f32>(running + at);
    store<f32>(running + at, kept + momentum * (load<f32>(value + at) * factor));
  }
}

/** y = gamma (x - mean) inverseDeviation + beta. y may be x. */
export function batchNormForward(
  x: usize,
  y: usize,
  rows: i32,
  channels: i32,
  spatial: i32,
  mean: usize,
  inverseDeviation: usize,
  gamma: usize,
  beta: usize,
): void {
  assert(spatial > 0 && areRows(x, rows, channels * spatial) && areRows(y, rows, channels * spatial));
  assert(areSameOrApart(x, y, rows * channels * spatial));
  assert(
    isBlock(mean, channels) &&
      isBlock(inverseDeviation, channels) &&
      isBlock(gamma, channels) &&
      isBlock(beta, channels),
  );
  if (spatial == 1) {
    for (let r = 0; r < rows; r++) {
      normalizeRow(x, y, channels, mean, inverseDeviation, gamma, beta);
      x += (<usize>channels) << 2;
      y += (<usize>channels) << 2;
    }
    return;
  }
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < channels; c++) {
      const at = (<usize>c) << 2;
      normalizeSegment(
        x,
        y,
        spatial,
        load<f32>(mean + at),
        load<f32>(inverseDeviation + at),
        load<f32>(gamma + at),
        load<f32>(beta + at),
      );
      x += (<usize>spatial) << 2;
      y += (<usize>spatial) << 2;
    }
  }
}

/** dGamma = sum dy xHat, dBeta = sum dy of each channel; rows of x and of dy are `ld` elements apart. */
export function batchNormParameterGradients(
  x: usize,
  dy: usize,
  rows: i32,
  channels: i32,
  spatial: i32,
  ld: i32,
  mean: usize,
  inverseDeviation: usize,
  dGamma: usize,
  dBeta: usize,
): void {
  assert(channels >= 0 && spatial > 0);
  assert(isMatrix(x, rows, channels * spatial, ld) && isMatrix(dy, rows, channels * spatial, ld));
  assert(isBlock(mean, channels) && isBlock(inverseDeviation, channels));
  assert(isBlock(dGamma, channels) && isBlock(dBeta, channels) && areApart(dGamma, channels, dBeta, channels));
  const rowBytes = (<usize>ld) << 2;
  if (spatial == 1) {
    gradientSums(x, dy, mean, inverseDeviation, dGamma, dBeta, rows, channels, rowBytes);
    return;
  }
  for (let c = 0; c < channels; c++) {
    const at = (<usize>c) << 2;
    const m = load<f32>(mean + at);
    const inverse = load<f32>(inverseDeviation + at);
    let offset = <usize>spatial * at;
    let sum: f32 = 0;
    let products: f32 = 0;
    for (let r = 0; r < rows; r++) {
      sum += segmentSum(dy + offset, spatial);
      products += segmentProducts(x + offset, dy + offset, spatial, m, inverse);
      offset += rowBytes;
    }
    store<f32>(dBeta + at, sum);
    store<f32>(dGamma + at, products);
  }
}

/** dx = gamma inverseDeviation (dy - dBeta / N - xHat dGamma / N), N = `count`. dx may be dy. */
export function batchNormInputGradients(
  x: usize,
  dy: usize,
  dx: usize,
  rows: i32,
  channels: i32,
  spatial: i32,
  mean: usize,
  inverseDeviation: usize,
  gamma: usize,
  dGamma: usize,
  dBeta: usize,
  count: i32,
): void {
  assert(spatial > 0 && count > 0 && areRows(x, rows, channels * spatial) && areRows(dy, rows, channels * spatial));
  assert(areRows(dx, rows, channels * spatial) && areSameOrApart(dy, dx, rows * channels * spatial));
  assert(isBlock(mean, channels) && isBlock(inverseDeviation, channels) && isBlock(gamma, channels));
  assert(isBlock(dGamma, channels) && isBlock(dBeta, channels));
  const scale: f32 = <f32>1 / <f32>count;
  for (let r = 0; r < rows; r++) {
    if (spatial == 1) {
      backwardRow(x, dy, dx, channels, mean, inverseDeviation, gamma, dGamma, dBeta, scale);
    } else {
      backwardSegments(x, dy, dx, channels, spatial, mean, inverseDeviation, gamma, dGamma, dBeta, scale);
    }
    const rowBytes = (<usize>(channels * spatial)) << 2;
    x += rowBytes;
    dy += rowBytes;
    dx += rowBytes;
  }
}

/** One row. */
function backwardSegments(
  x: usize,
  dy: usize,
  dx: usize,
  channels: i32,
  spatial: i32,
  mean: usize,
  inverseDeviation: usize,
  gamma: usize,
  dGamma: usize,
  dBeta: usize,
  scale: f32,
): void {
  for (let c = 0; c < channels; c++) {
    const at = (<usize>c) << 2;
    const inverse = load<f32>(inverseDeviation + at);
    backwardSegment(
      x,
      dy,
      dx,
      spatial,
      load<f32>(mean + at),
      inverse,
      load<f32>(gamma + at) * inverse,
      load<f32>(dBeta + at) * scale,
      load<f32>(dGamma + at) * scale,
    );
    const bytes = (<usize>spatial) << 2;
    x += bytes;
    dy += bytes;
    dx += bytes;
  }
}
