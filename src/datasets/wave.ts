import { assertNonNegative } from "../core/check";
import { defineOptions, positive, seed, type RowsFor } from "../core/option-table";
import { sin } from "../core/trigonometry";
import { classDataset } from "./class-dataset";
import { normalStream, uniformStream } from "./data-streams";
import type { ClassificationDataset } from "./dataset";
import { sampleCount } from "./size-checks";

/** Options of `wave`. */
export interface WaveOptions {
  /** Points in all, shared evenly by the two sides; 1 to 2^27. Default 128. */
  readonly samples?: number;
  /** Radians of the sine in a unit of x, above 0 and at most 1000. Default 1. */
  readonly frequency?: number;
  /** Standard deviation of y, 0 or more. Default 0.1. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

/** Keeps angles where our sine is exact to its last digits. */
const MAX_FREQUENCY = 1000;

const OPTIONS = /* @__PURE__ */ defineOptions({
  samples: [sampleCount, 128],
  frequency: [positive(MAX_FREQUENCY), 1],
  noise: [assertNonNegative, 0.1],
  seed: [seed, 0],
} satisfies RowsFor<WaveOptions>);

/**
 * Points below (class 0) and above (class 1) a sine wave: x is uniform on [-3, 3] and y is
 * sin(`frequency` x) minus or plus d, uniform from 0.2 to 1.5, plus normal noise.
 *
 * @example
 * ```ts
 * const { inputs, targets } = wave({ samples: 128, frequency: 2, noise: 0.1, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function wave(options: WaveOptions = {}): ClassificationDataset {
  const { samples, frequency, noise, seed } = OPTIONS.complete("wave", options);
  const deviations = normalStream(seed, 0, samples);
  const xs = uniformStream(seed, 1, samples, -3, 3);
  const distances = uniformStream(seed, 2, samples, 0.2, 1.5);
  return classDataset(samples, 2, 2, ({ sample, label }) => {
    const x = xs[sample];
    const distance = label === 0 ? -distances[sample] : distances[sample];
    return [x, sin(frequency * x) + distance + noise * deviations[sample]];
  });
}
