import { assertInteger, assertOptions } from "../core/check";
import { cos, sin } from "../core/trigonometry";
import { assertSampling, classDataset, evenStep } from "./class-dataset";
import { normalStream } from "./data-streams";
import type { ClassificationDataset } from "./dataset";

/** Options of `spiral`. */
export interface SpiralOptions {
  /** Points in all, shared evenly by the classes; 1 or more. Default 600. */
  readonly samples?: number;
  /** Arms, 1 or more. Default 3. */
  readonly classes?: number;
  /** Standard deviation of the angle in radians, 0 or more. Default 0.2. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

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
  assertOptions("spiral", options, ["samples", "classes", "noise", "seed"]);
  const { samples = 600, classes = 3, noise = 0.2, seed = 0 } = options;
  assertSampling("spiral", samples, noise, seed);
  assertInteger("spiral", "classes", classes, 1);
  const deviations = normalStream(seed, 0, samples);
  return classDataset(samples, classes, 2, (place) => {
    const radius = evenStep(place);
    const angle = 4 * (place.label + radius) + noise * deviations[place.sample];
    return [radius * sin(angle), radius * cos(angle)];
  });
}
