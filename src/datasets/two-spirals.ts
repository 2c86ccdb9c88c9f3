import { assertNonNegative } from "../core/check";
import { defineOptions, positive, seed, type RowsFor } from "../core/option-table";
import { cos, sin } from "../core/trigonometry";
import { classDataset, evenStep } from "./class-dataset";
import { planeNoise } from "./data-streams";
import type { ClassificationDataset } from "./dataset";
import { sampleCount } from "./size-checks";

/** Options of `twoSpirals`. */
export interface TwoSpiralsOptions {
  /** Points in all, shared evenly by the two arms; 1 to 2^27. Default 128. */
  readonly samples?: number;
  /** Turns of each arm, above 0 and at most 1000. Default 1. */
  readonly turns?: number;
  /** Standard deviation of x and of y, 0 or more. Default 0.1. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

const FIRST_RADIUS = 0.1;
const LAST_RADIUS = 2;

/** Keeps angles where our sine is exact to its last digits. */
const MAX_TURNS = 1000;

const OPTIONS = /* @__PURE__ */ defineOptions({
  samples: [sampleCount, 128],
  turns: [positive(MAX_TURNS), 1],
  noise: [assertNonNegative, 0.1],
  seed: [seed, 0],
} satisfies RowsFor<TwoSpiralsOptions>);

/**
 * Two arms of a spiral around each other: along an arm the radius r goes from 0.1 to 2 and
 * the angle t from 0 to 2 pi `turns`, in even steps, less pi in class 1; the point is
 * (r cos t, r sin t) plus normal noise.
 *
 * @example
 * ```ts
 * const { inputs, targets } = twoSpirals({ samples: 128, turns: 1.5, noise: 0.05, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function twoSpirals(options: TwoSpiralsOptions = {}): ClassificationDataset {
  const { samples, turns, noise, seed } = OPTIONS.complete("twoSpirals", options);
  const moved = planeNoise(seed, samples, noise);
  return classDataset(samples, 2, 2, (place) => {
    const way = evenStep(place);
    const radius = FIRST_RADIUS + (LAST_RADIUS - FIRST_RADIUS) * way;
    const angle = 2 * Math.PI * turns * way - Math.PI * place.label;
    return moved(place.sample, radius * cos(angle), radius * sin(angle));
  });
}
