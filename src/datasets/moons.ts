import { assertNonNegative } from "../core/check";
import { defineOptions, seed, type RowsFor } from "../core/option-table";
import { cos, sin } from "../core/trigonometry";
import { classDataset, evenStep } from "./class-dataset";
import { planeNoise } from "./data-streams";
import type { ClassificationDataset } from "./dataset";
import { sampleCount } from "./size-checks";

/** Options of `moons`. */
export interface MoonsOptions {
  /** Points in all, shared evenly by the two moons; 1 to 2^27. Default 128. */
  readonly samples?: number;
  /** Standard deviation of x and of y, 0 or more. Default 0.1. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  samples: [sampleCount, 128],
  noise: [assertNonNegative, 0.1],
  seed: [seed, 0],
} satisfies RowsFor<MoonsOptions>);

/**
 * Two half circles that reach into each other: for t from 0 to pi in even steps, class 0 is
 * (cos t, sin t) and class 1 is (1 - cos t, 0.5 - sin t), plus normal noise.
 *
 * @example
 * ```ts
 * const { inputs, targets } = moons({ samples: 128, noise: 0.1, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function moons(options: MoonsOptions = {}): ClassificationDataset {
  const { samples, noise, seed } = OPTIONS.complete("moons", options);
  const moved = planeNoise(seed, samples, noise);
  return classDataset(samples, 2, 2, (place) => {
    const angle = Math.PI * evenStep(place);
    if (place.label === 0) return moved(place.sample, cos(angle), sin(angle));
    return moved(place.sample, 1 - cos(angle), 0.5 - sin(angle));
  });
}
