import { assertNonNegative } from "../core/check";
import { defineOptions, seed, type RowsFor } from "../core/option-table";
import { cos, sin } from "../core/trigonometry";
import { classDataset } from "./class-dataset";
import { normalStream, uniformStream } from "./data-streams";
import type { ClassificationDataset } from "./dataset";
import { classCount, sampleCount } from "./size-checks";

/** Options of `rings`. */
export interface RingsOptions {
  /** Points in all, shared evenly by the classes; 1 to 2^27. Default 600. */
  readonly samples?: number;
  /** Rings, 1 to 2^20. Default 3. */
  readonly classes?: number;
  /** Standard deviation of the radius, 0 or more. Default 0.5. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

/** Standard deviation of the angle in radians. */
const ANGLE_NOISE = 0.2;

const OPTIONS = /* @__PURE__ */ defineOptions({
  samples: [sampleCount, 600],
  classes: [classCount, 3],
  noise: [assertNonNegative, 0.5],
  seed: [seed, 0],
} satisfies RowsFor<RingsOptions>);

/**
 * Rings around the origin: in class j the radius r is 2 (j + 1) plus normal noise and the
 * angle t is uniform on a turn plus normal noise of 0.2; the point is (r cos t, r sin t).
 *
 * @example
 * ```ts
 * const { inputs, targets } = rings({ samples: 600, classes: 3, noise: 0.5, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function rings(options: RingsOptions = {}): ClassificationDataset {
  const { samples, classes, noise, seed } = OPTIONS.complete("rings", options);
  const radii = normalStream(seed, 0, samples);
  const angles = normalStream(seed, 1, samples);
  const turns = uniformStream(seed, 2, samples);
  return classDataset(samples, classes, 2, ({ sample, label }) => {
    const radius = 2 * (label + 1) + noise * radii[sample];
    const angle = 2 * Math.PI * turns[sample] + ANGLE_NOISE * angles[sample];
    return [radius * cos(angle), radius * sin(angle)];
  });
}
