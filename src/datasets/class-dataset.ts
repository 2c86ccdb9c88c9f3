import { floats, zeros } from "../core/allocate";
import { numberedClasses, type ClassificationDataset } from "./dataset";

/** Where a sample stands among those of its class. */
export interface ClassPlace {
  /** Index in the data set. */
  readonly sample: number;
  /** Its class. */
  readonly label: number;
  /** Index in its class. */
  readonly place: number;
  /** Number of samples in its class. */
  readonly share: number;
}

/**
 * Shares samples evenly among classes, the first classes taking one more where they do not
 * divide, and puts each at `pointOf` its place: class by class, in order.
 *
 * @param columns - Numbers that `pointOf` returns.
 */
export function classDataset(
  samples: number,
  classes: number,
  columns: number,
  pointOf: (place: ClassPlace) => readonly number[],
): ClassificationDataset {
  const data = floats(columns * samples);
  const targets = zeros(Int32Array, samples);
  for (let label = 0, sample = 0; label < classes; label++) {
    const share = Math.floor(samples / classes) + (label < samples % classes ? 1 : 0);
    for (let place = 0; place < share; place++, sample++) {
      data.set(pointOf({ sample, label, place, share }), columns * sample);
      targets[sample] = label;
    }
  }
  return { inputs: { data, rows: samples, columns }, targets, classes: numberedClasses(classes) };
}

/** From 0 at the first sample of a class to 1 at its last, in even steps; 0 if it is alone. */
export function evenStep({ place, share }: ClassPlace): number {
  return share > 1 ? place / (share - 1) : 0;
}
