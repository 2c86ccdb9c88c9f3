import { assertNonNegative } from "../core/check";
import { defineOptions, seed, type RowsFor } from "../core/option-table";
import { classDataset } from "./class-dataset";
import { planeNoise, uniformStream } from "./data-streams";
import type { ClassificationDataset } from "./dataset";
import { sampleCount } from "./size-checks";

/** Options of `checkerboard`. */
export interface CheckerboardOptions {
  /** Points in all, shared evenly by the two colors; 1 to 2^27. Default 128. */
  readonly samples?: number;
  /** Standard deviation of x and of y, 0 or more. Default 0.05. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  samples: [sampleCount, 128],
  noise: [assertNonNegative, 0.05],
  seed: [seed, 0],
} satisfies RowsFor<CheckerboardOptions>);

/**
 * A board of 4 x 4 cells of side 1: points are uniform on [-2, 2]², the class is the parity
 * of floor(x) + floor(y); normal noise then moves the points, some across a border.
 *
 * Classes get even shares: a point draws its column among all four, then its row among the
 * two of its color, which is the uniform distribution given its class.
 *
 * @example
 * ```ts
 * const { inputs, targets } = checkerboard({ samples: 400, noise: 0, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function checkerboard(options: CheckerboardOptions = {}): ClassificationDataset {
  const { samples, noise, seed } = OPTIONS.complete("checkerboard", options);
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
