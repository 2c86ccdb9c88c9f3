import { assertOptions } from "../core/check";
import { assertSampling, classDataset } from "./class-dataset";
import { planeNoise, uniformStream } from "./data-streams";
import type { ClassificationDataset } from "./dataset";

/** Options of `checkerboard`. */
export interface CheckerboardOptions {
  /** Points in all, shared evenly by the two colours; 1 or more. Default 128. */
  readonly samples?: number;
  /** Standard deviation of x and of y, 0 or more. Default 0.05. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

/**
 * A board of 4 x 4 cells of side 1: points are uniform on [-2, 2]², the class is the parity
 * of floor(x) + floor(y); normal noise then moves the points, some across a border.
 *
 * Classes get even shares: a point draws its column among all four, then its row among the
 * two of its colour, which is the uniform distribution given its class.
 *
 * @example
 * ```ts
 * const { inputs, targets } = checkerboard({ samples: 400, noise: 0, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function checkerboard(options: CheckerboardOptions = {}): ClassificationDataset {
  assertOptions("checkerboard", options, ["samples", "noise", "seed"]);
  const { samples = 128, noise = 0.05, seed = 0 } = options;
  assertSampling("checkerboard", samples, noise, seed);
  const moved = planeNoise(seed, samples, noise);
  const across = uniformStream(seed, 2, samples);
  const up = uniformStream(seed, 3, samples);
  return classDataset(samples, 2, 2, ({ sample, label }) => {
    const x = 4 * across[sample];
    const y = 2 * up[sample];
    const row = 2 * Math.floor(y) + ((Math.floor(x) + label) % 2);
    return moved(sample, x - 2, row + (y - Math.floor(y)) - 2);
  });
}
