import { assertInteger, assertNonNegative, assertOptions, assertSeed } from "../core/check";
import { cos, sin } from "../core/trigonometry";
import { randomNormal, RandomUse } from "../wasm/random";
import { numberedClasses, type ClassificationDataset } from "./dataset";

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
  assertInteger("spiral", "samples", samples, 1);
  assertInteger("spiral", "classes", classes, 1);
  assertNonNegative("spiral", "noise", noise);
  assertSeed("spiral", seed);
  const deviations = randomNormal({ seed, use: RandomUse.data }, samples);
  const data = new Float32Array(2 * samples);
  const targets = new Int32Array(samples);
  for (let j = 0, i = 0; j < classes; j++) {
    const points = Math.floor(samples / classes) + (j < samples % classes ? 1 : 0);
    for (let p = 0; p < points; p++, i++) {
      const radius = points > 1 ? p / (points - 1) : 0;
      const angle = 4 * (j + radius) + noise * deviations[i];
      data[2 * i] = radius * sin(angle);
      data[2 * i + 1] = radius * cos(angle);
      targets[i] = j;
    }
  }
  return { inputs: { data, rows: samples, columns: 2 }, targets, classes: numberedClasses(classes) };
}
