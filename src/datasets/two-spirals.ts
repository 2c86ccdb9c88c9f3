import { assertOptions, assertPositive, rangeError } from "../core/check";
import { cos, sin } from "../core/trigonometry";
import { assertSampling, classDataset, evenStep } from "./class-dataset";
import { planeNoise } from "./data-streams";
import type { ClassificationDataset } from "./dataset";

/** Options of `twoSpirals`. */
export interface TwoSpiralsOptions {
  /** Points in all, shared evenly by the two arms; 1 or more. Default 128. */
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
  assertOptions("twoSpirals", options, ["samples", "turns", "noise", "seed"]);
  const { samples = 128, turns = 1, noise = 0.1, seed = 0 } = options;
  assertSampling("twoSpirals", samples, noise, seed);
  assertPositive("twoSpirals", "turns", turns);
  if (turns > MAX_TURNS) throw rangeError("twoSpirals", `turns is ${turns}`, `pass at most ${MAX_TURNS}`);
  const moved = planeNoise(seed, samples, noise);
  return classDataset(samples, 2, 2, (place) => {
    const way = evenStep(place);
    const radius = FIRST_RADIUS + (LAST_RADIUS - FIRST_RADIUS) * way;
    const angle = 2 * Math.PI * turns * way - Math.PI * place.label;
    return moved(place.sample, radius * cos(angle), radius * sin(angle));
  });
}
