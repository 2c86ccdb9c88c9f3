import { assertFraction, assertOptions } from "../core/check";
import { cos, sin } from "../core/trigonometry";
import { assertSampling, classDataset } from "./class-dataset";
import { planeNoise } from "./data-streams";
import type { ClassificationDataset } from "./dataset";

/** Options of `circles`. */
export interface CirclesOptions {
  /** Points in all, shared evenly by the two circles; 1 or more. Default 128. */
  readonly samples?: number;
  /** Standard deviation of x and of y, 0 or more. Default 0.1. */
  readonly noise?: number;
  /** Radius of the inner circle, at least 0 and below 1. Default 0.2. */
  readonly factor?: number;
  /** Default 0. */
  readonly seed?: number;
}

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
  assertOptions("circles", options, ["samples", "noise", "factor", "seed"]);
  const { samples = 128, noise = 0.1, factor = 0.2, seed = 0 } = options;
  assertSampling("circles", samples, noise, seed);
  assertFraction("circles", "factor", factor);
  const moved = planeNoise(seed, samples, noise);
  return classDataset(samples, 2, 2, ({ sample, label, place, share }) => {
    const radius = label === 0 ? 1 : factor;
    const angle = (2 * Math.PI * place) / share;
    return moved(sample, radius * cos(angle), radius * sin(angle));
  });
}
