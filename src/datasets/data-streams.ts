/**
 * The random streams of a generator. Each `index` of a seed is a stream of its own: every
 * quantity that a generator draws has another. They are part of what a seed fixes.
 */
import { randomNormal, randomUniform, RandomUse } from "../wasm/random";

/** `n` numbers from N(0, 1). */
export function normalStream(seed: number, index: number, n: number): Float32Array {
  return randomNormal({ seed, use: RandomUse.data, index }, n);
}

/** `n` numbers uniform from low to high; 1 itself never comes up in the default range. */
export function uniformStream(seed: number, index: number, n: number, low = 0, high = 1): Float32Array {
  return randomUniform({ seed, use: RandomUse.data, index }, n, low, high);
}

/**
 * Normal noise on both coordinates of points of the plane, from streams 0 (x) and 1 (y).
 *
 * @param noise - Its standard deviation.
 * @returns what moves the point (x, y) of a sample.
 */
export function planeNoise(
  seed: number,
  samples: number,
  noise: number,
): (sample: number, x: number, y: number) => [number, number] {
  const dx = normalStream(seed, 0, samples);
  const dy = normalStream(seed, 1, samples);
  return (sample, x, y) => [x + noise * dx[sample], y + noise * dy[sample]];
}
