import { assertInteger, assertOptions } from "../core/check";
import { cos, sin } from "../core/trigonometry";
import { assertSampling, classDataset } from "./class-dataset";
import { normalStream, uniformStream } from "./data-streams";
import type { ClassificationDataset } from "./dataset";

/** Options of `zones`. */
export interface ZonesOptions {
  /** Points in all, shared evenly by the classes; 1 or more. Default 600. */
  readonly samples?: number;
  /** Zones, 1 or more. Default 3. */
  readonly classes?: number;
  /** Standard deviation of the distance r from the centre, 0 or more. Default 0.5. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

/**
 * Blobs on the unit circle: of K classes, class j has its centre at the angle 2 pi j / K;
 * the point is the centre plus (r cos t, r sin t), r normal about 0 and t uniform on a turn.
 *
 * @example
 * ```ts
 * const { inputs, targets } = zones({ samples: 600, classes: 3, noise: 0.5, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function zones(options: ZonesOptions = {}): ClassificationDataset {
  assertOptions("zones", options, ["samples", "classes", "noise", "seed"]);
  const { samples = 600, classes = 3, noise = 0.5, seed = 0 } = options;
  assertSampling("zones", samples, noise, seed);
  assertInteger("zones", "classes", classes, 1);
  const radii = normalStream(seed, 0, samples);
  const turns = uniformStream(seed, 1, samples);
  return classDataset(samples, classes, 2, ({ sample, label }) => {
    const centre = (2 * Math.PI * label) / classes;
    const radius = noise * radii[sample];
    const angle = 2 * Math.PI * turns[sample];
    return [cos(centre) + radius * cos(angle), sin(centre) + radius * sin(angle)];
  });
}
