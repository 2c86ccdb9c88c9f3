import { assertNonNegative } from "../core/check";
import { defineOptions, seed, type RowsFor } from "../core/option-table";
import { classDataset, evenStep } from "./class-dataset";
import { normalStream } from "./data-streams";
import type { ClassificationDataset } from "./dataset";
import { classCount, sampleCount } from "./size-checks";

/** Options of `lines`. */
export interface LinesOptions {
  /** Points in all, shared evenly by the classes; 1 to 2^27. Default 600. */
  readonly samples?: number;
  /** Lines, 1 to 2^20. Default 3. */
  readonly classes?: number;
  /** Standard deviation of y, 0 or more. Default 2. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  samples: [sampleCount, 600],
  classes: [classCount, 3],
  noise: [assertNonNegative, 2],
  seed: [seed, 0],
} satisfies RowsFor<LinesOptions>);

/**
 * Lines that cross at the origin: in class j t goes from -10 to 10 in even steps; the point
 * is (t, (2 j - 2) t) plus normal noise on its second coordinate.
 *
 * @example
 * ```ts
 * const { inputs, targets } = lines({ samples: 600, classes: 3, noise: 2, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function lines(options: LinesOptions = {}): ClassificationDataset {
  const { samples, classes, noise, seed } = OPTIONS.complete("lines", options);
  const deviations = normalStream(seed, 0, samples);
  return classDataset(samples, classes, 2, (place) => {
    const t = -10 + 20 * evenStep(place);
    return [t, (2 * place.label - 2) * t + noise * deviations[place.sample]];
  });
}
