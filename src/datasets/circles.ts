import { assertFraction, assertNonNegative } from "../core/check";
import { defineOptions, seed, type RowsFor } from "../core/option-table";
import { cos, sin } from "../core/trigonometry";
import { classDataset } from "./class-dataset";
import { planeNoise } from "./data-streams";
import type { ClassificationDataset } from "./dataset";
import { sampleCount } from "./size-checks";

/** Options of `circles`. */
export interface CirclesOptions {
  /** Points in all, shared evenly by the two circles; 1 to 2^27. Default 128. */
  readonly samples?: number;
  /** Standard deviation of x and of y, 0 or more. Default 0.1. */
  readonly noise?: number;
  /** Radius of the inner circle, at least 0 and below 1. Default 0.2. */
  readonly factor?: number;
  /** Default 0. */
  readonly seed?: number;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  samples: [sampleCount, 128],
  noise: [assertNonNegative, 0.1],
  factor: [assertFraction, 0.2],
  seed: [seed, 0],
} satisfies RowsFor<CirclesOptions>);

/**
 * A circle in a circle: radius r is 1 in class 0 and `factor` in class 1, the angles t are
 * evenly spaced from 0; the point is (r cos t, r sin t) plus normal noise.
 *
 * @example
 * ```ts
 * const { inputs, targets } = circles({ samples: 128, noise: 0.1, factor: 0.2, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function circles(options: CirclesOptions = {}): ClassificationDataset {
  const { samples, noise, factor, seed } = OPTIONS.complete("circles", options);
  const moved = planeNoise(seed, samples, noise);
  return classDataset(samples, 2, 2, ({ sample, label, place, share }) => {
    const radius = label === 0 ? 1 : factor;
    const angle = (2 * Math.PI * place) / share;
    return moved(sample, radius * cos(angle), radius * sin(angle));
  });
}
