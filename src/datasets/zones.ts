import { assertNonNegative } from "../core/check";
import { defineOptions, seed, type RowsFor } from "../core/option-table";
import { cos, sin } from "../core/trigonometry";
import { classDataset } from "./class-dataset";
import { normalStream, uniformStream } from "./data-streams";
import type { ClassificationDataset } from "./dataset";
import { classCount, sampleCount } from "./size-checks";

/** Options of `zones`. */
export interface ZonesOptions {
  /** Points in all, shared evenly by the classes; 1 to 2^27. Default 600. */
  readonly samples?: number;
  /** Zones, 1 to 2^20. Default 3. */
  readonly classes?: number;
  /** Standard deviation of the distance r from the center, 0 or more. Default 0.5. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  samples: [sampleCount, 600],
  classes: [classCount, 3],
  noise: [assertNonNegative, 0.5],
  seed: [seed, 0],
} satisfies RowsFor<ZonesOptions>);

/**
 * Blobs on the unit circle: of K classes, class j has its center at the angle 2 pi j / K;
 * the point is the center plus (r cos t, r sin t), r normal about 0 and t uniform on a turn.
 *
 * @example
 * ```ts
 * const { inputs, targets } = zones({ samples: 600, classes: 3, noise: 0.5, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function zones(options: ZonesOptions = {}): ClassificationDataset {
  const { samples, classes, noise, seed } = OPTIONS.complete("zones", options);
  const radii = normalStream(seed, 0, samples);
  const turns = uniformStream(seed, 1, samples);
  return classDataset(samples, classes, 2, ({ sample, label }) => {
    const center = (2 * Math.PI * label) / classes;
    const radius = noise * radii[sample];
    const angle = 2 * Math.PI * turns[sample];
    return [cos(center) + radius * cos(angle), sin(center) + radius * sin(angle)];
  });
}
