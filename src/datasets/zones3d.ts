import { assertNonNegative, rangeError } from "../core/check";
import { notFiniteError, toMatrix, type MatrixLike } from "../core/matrix";
import { defineOptions, seed, type Check, type RowsFor } from "../core/option-table";
import { cos, sin } from "../core/trigonometry";
import { classDataset } from "./class-dataset";
import { normalStream, uniformStream } from "./data-streams";
import type { ClassificationDataset } from "./dataset";
import { sampleCount } from "./size-checks";

/** Options of `zones3d`. */
export interface Zones3dOptions {
  /** Points in all, shared evenly by the classes; 1 to 2^27. Default 600. */
  readonly samples?: number;
  /**
   * Center of each class, a row of x, y, z; one or more, finite. Default the corners of a
   * tetrahedron, [3, 3, 3], [3, -3, -3], [-3, 3, -3], [-3, -3, 3], of side 8.5.
   */
  readonly centers?: MatrixLike;
  /** Standard deviation of the distance r from the center, 0 or more. Default 2. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

/** With the default noise, two standard deviations reach half way to the next corner. */
const TETRAHEDRON: MatrixLike = [
  [3, 3, 3],
  [3, -3, -3],
  [-3, 3, -3],
  [-3, -3, 3],
];

/** Three columns of finite numbers. */
const centersOf: Check<MatrixLike> = (who, name, value) => {
  const { data, columns } = toMatrix(who, name, value as MatrixLike);
  if (columns !== 3) throw rangeError(who, `${name} have ${columns} columns`, "give each center x, y and z");
  data.forEach((coordinate, i) => {
    if (!Number.isFinite(coordinate)) throw notFiniteError(who, name, coordinate, Math.floor(i / 3), i % 3);
  });
};

const OPTIONS = /* @__PURE__ */ defineOptions({
  samples: [sampleCount, 600],
  centers: [centersOf, TETRAHEDRON],
  noise: [assertNonNegative, 2],
  seed: [seed, 0],
} satisfies RowsFor<Zones3dOptions>);

/**
 * Blobs in space: the point of class j is center j plus r (s cos t, s sin t, h), r normal
 * about 0. Its direction is uniform on the sphere: h is uniform on [-1, 1], t on a turn, and
 * s = sqrt(1 - h²) (Archimedes).
 *
 * @example
 * ```ts
 * const { inputs, targets } = zones3d({ samples: 400, centers: [[0, 0, 5], [0, 0, -5]], noise: 2, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function zones3d(options: Zones3dOptions = {}): ClassificationDataset {
  const { samples, centers, noise, seed } = OPTIONS.complete("zones3d", options);
  const { data, rows } = toMatrix("zones3d", "centers", centers);
  const radii = normalStream(seed, 0, samples);
  const heights = uniformStream(seed, 1, samples, -1, 1);
  const turns = uniformStream(seed, 2, samples);
  return classDataset(samples, rows, 3, ({ sample, label }) => {
    const [x, y, z] = data.subarray(3 * label, 3 * label + 3);
    const radius = noise * radii[sample];
    const height = heights[sample];
    const across = radius * Math.sqrt(1 - height * height);
    const angle = 2 * Math.PI * turns[sample];
    return [x + across * cos(angle), y + across * sin(angle), z + radius * height];
  });
}
