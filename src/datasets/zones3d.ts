import { assertOptions, rangeError } from "../core/check";
import { notFiniteError, toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { cos, sin } from "../core/trigonometry";
import { assertSampling, classDataset } from "./class-dataset";
import { normalStream, uniformStream } from "./data-streams";
import type { ClassificationDataset } from "./dataset";

/** Options of `zones3d`. */
export interface Zones3dOptions {
  /** Points in all, shared evenly by the classes; 1 or more. Default 600. */
  readonly samples?: number;
  /**
   * Centre of each class, a row of x, y, z; one or more, finite. Default the corners of a
   * tetrahedron, [3, 3, 3], [3, -3, -3], [-3, 3, -3], [-3, -3, 3], of side 8.5.
   */
  readonly centres?: MatrixLike;
  /** Standard deviation of the distance r from the centre, 0 or more. Default 2. */
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

/**
 * Blobs in space: the point of class j is centre j plus r (s cos t, s sin t, h), r normal
 * about 0. Its direction is uniform on the sphere: h is uniform on [-1, 1], t on a turn, and
 * s = sqrt(1 - h²) (Archimedes).
 *
 * @example
 * ```ts
 * const { inputs, targets } = zones3d({ samples: 400, centres: [[0, 0, 5], [0, 0, -5]], noise: 2, seed: 1 });
 * ```
 * @throws TypeError, RangeError for options that are not valid.
 */
export function zones3d(options: Zones3dOptions = {}): ClassificationDataset {
  assertOptions("zones3d", options, ["samples", "centres", "noise", "seed"]);
  const { samples = 600, centres = TETRAHEDRON, noise = 2, seed = 0 } = options;
  assertSampling("zones3d", samples, noise, seed);
  const { data, rows } = checkedCentres(centres);
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

/** Centres as a matrix of three columns and finite numbers. */
function checkedCentres(centres: MatrixLike): Matrix {
  const matrix = toMatrix("zones3d", "centres", centres);
  if (matrix.columns !== 3) {
    throw rangeError("zones3d", `centres have ${matrix.columns} columns`, "give each centre x, y and z");
  }
  matrix.data.forEach((value, i) => {
    if (!Number.isFinite(value)) throw notFiniteError("zones3d", "centres", value, Math.floor(i / 3), i % 3);
  });
  return matrix;
}
