import { assertNonNegative } from "../core/check";
import { defineOptions, seed, type RowsFor } from "../core/option-table";
import { classDataset } from "./class-dataset";
import { planeNoise, uniformStream } from "./data-streams";
import type { ClassificationDataset } from "./dataset";
import { sampleCount } from "./size-checks";

/** Options of `xor`. */
export interface XorOptions {
  /** Points in all, shared evenly by the two classes and in them by quadrants; 1 to 2^27. Default 128. */
  readonly samples?: number;
  /** Standard deviation of x and of y, 0 or more. Default 0.1. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

/** Range of |x| and of |y| before noise: the quadrants keep apart. */
const NEAREST = 0.2;
const FARTHEST = 2;

const OPTIONS = /* @__PURE__ */ defineOptions({
  samples: [sampleCount, 128],
  noise: [assertNonNegative, 0.1],
  seed: [seed, 0],
} satisfies RowsFor<XorOptions>);

/**
 * Points in the four quadrants: |x| and |y| are uniform from 0.2 to 2. Class 0 are the
 * quadrants where x y is positive, class 1 those where it is negative; normal noise then
 * moves the points.
 *
 * @example
 * ```ts
 * const { inputs, targets } = xor({ samples: 128, noise: 0.1, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function xor(options: XorOptions = {}): ClassificationDataset {
  const { samples, noise, seed } = OPTIONS.complete("xor", options);
  const moved = planeNoise(seed, samples, noise);
  const widths = uniformStream(seed, 2, samples, NEAREST, FARTHEST);
  const heights = uniformStream(seed, 3, samples, NEAREST, FARTHEST);
  return classDataset(samples, 2, 2, ({ sample, label, place }) => {
    const signX = place % 2 === 0 ? 1 : -1;
    const signY = label === 0 ? signX : -signX;
    return moved(sample, signX * widths[sample], signY * heights[sample]);
  });
}
