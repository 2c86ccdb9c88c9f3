import { assertNonNegative } from "../core/check";
import { defineOptions, seed, type RowsFor } from "../core/option-table";
import { cos, sin } from "../core/trigonometry";
import { classDataset, evenStep } from "./class-dataset";
import { normalStream } from "./data-streams";
import type { ClassificationDataset } from "./dataset";
import { classCount, sampleCount } from "./size-checks";

/** Options of `spiral`. */
export interface SpiralOptions {
  /** Points in all, shared evenly by the classes; 1 to 2^27. Default 600. */
  readonly samples?: number;
  /** Arms, 1 to 2^20. Default 3. */
  readonly classes?: number;
  /** Standard deviation of the angle in radians, 0 or more. Default 0.2. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  samples: [sampleCount, 600],
  classes: [classCount, 3],
  noise: [assertNonNegative, 0.2],
  seed: [seed, 0],
} satisfies RowsFor<SpiralOptions>);

/**
 * Arms of a spiral in the plane: in class j the radius r goes from 0 to 1 and the angle t
 * from 4 j to 4 (j + 1) plus normal noise; the point is (r sin t, r cos t).
 *
 * @example
 * ```ts
 * const { inputs, targets } = spiral({ samples: 600, classes: 3, noise: 0.2, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function spiral(options: SpiralOptions = {}): ClassificationDataset {
  const { samples, classes, noise, seed } = OPTIONS.complete("spiral", options);
  const deviations = normalStream(seed, 0, samples);
  return classDataset(samples, classes, 2, (place) => {
    const radius = evenStep(place);
    const angle = 4 * (place.label + radius) + noise * deviations[place.sample];
    return [radius * sin(angle), radius * cos(angle)];
  });
}
