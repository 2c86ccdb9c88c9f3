/** Batch normalization of x (rows x channels x spatial). */

export interface Shape {
  readonly rows: number;
  readonly channels: number;
  readonly spatial: number;
}

export interface Statistics {
  readonly mean: number[];
  /** Biased. */
  readonly variance: number[];
}

/** Indices of the elements of channel `c`. */
function channelIndices({ rows, channels, spatial }: Shape, c: number): number[] {
  return Array.from(
    { length: rows * spatial },
    (_, i) => (Math.floor(i / spatial) * channels + c) * spatial + (i % spatial),
  );
}

function channelSums(shape: Shape, value: (index: number, channel: number) => number): number[] {
  return Array.from({ length: shape.channels }, (_, c) =>
    channelIndices(shape, c).reduce((sum, index) => sum + value(index, c), 0),
  );
}

/** The channel of element `index`. */
export function channelOf({ channels, spatial }: Shape, index: number): number {
  return Math.floor(index / spatial) % channels;
}

export function statistics(x: ArrayLike<number>, shape: Shape): Statistics {
  const count = shape.rows * shape.spatial;
  const mean = channelSums(shape, (i) => x[i]).map((sum) => sum / count);
  const variance = channelSums(shape, (i, c) => (x[i] - mean[c]) ** 2).map((sum) => sum / count);
  return { mean, variance };
}

/** gamma (x - mean) inverseDeviation + beta. */
export function forward(
  x: ArrayLike<number>,
  shape: Shape,
  mean: ArrayLike<number>,
  inverseDeviation: ArrayLike<number>,
  gamma: ArrayLike<number>,
  beta: ArrayLike<number>,
): number[] {
  return Array.from(x, (value, i) => {
    const c = channelOf(shape, i);
    return gamma[c] * (value - mean[c]) * inverseDeviation[c] + beta[c];
  });
}

/** Normalizes with the statistics of x itself, as in training. */
export function forwardTraining(
  x: ArrayLike<number>,
  shape: Shape,
  gamma: ArrayLike<number>,
  beta: ArrayLike<number>,
  epsilon: number,
): number[] {
  const { mean, variance } = statistics(x, shape);
  return forward(
    x,
    shape,
    mean,
    variance.map((v) => 1 / Math.sqrt(v + epsilon)),
    gamma,
    beta,
  );
}

/** Gradients with the statistics of x itself: equations of Ioffe and Szegedy (2015), section 3. */
export function backward(
  x: ArrayLike<number>,
  dy: ArrayLike<number>,
  shape: Shape,
  mean: ArrayLike<number>,
  inverseDeviation: ArrayLike<number>,
  gamma: ArrayLike<number>,
): { dx: number[]; dGamma: number[]; dBeta: number[] } {
  const count = shape.rows * shape.spatial;
  const xHat = (i: number, c: number) => (x[i] - mean[c]) * inverseDeviation[c];
  const dBeta = channelSums(shape, (i) => dy[i]);
  const dGamma = channelSums(shape, (i, c) => dy[i] * xHat(i, c));
  const dx = Array.from(dy, (d, i) => {
    const c = channelOf(shape, i);
    return gamma[c] * inverseDeviation[c] * (d - dBeta[c] / count - (xHat(i, c) * dGamma[c]) / count);
  });
  return { dx, dGamma, dBeta };
}
