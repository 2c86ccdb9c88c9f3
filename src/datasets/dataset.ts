import type { Matrix } from "../core/matrix";

/** Samples with a class each; goes into `fit` as it is. */
export interface ClassificationDataset {
  /** (samples, features). */
  readonly inputs: Matrix;
  /** Class indices. */
  readonly targets: Int32Array;
  /** Names of the classes, by index. */
  readonly classes: readonly string[];
  /** How much each sample counts, 0 or more. Default all 1. */
  readonly sampleWeights?: ArrayLike<number> | undefined;
}

/** Samples with values; goes into `fit` as it is. */
export interface RegressionDataset {
  /** (samples, features). */
  readonly inputs: Matrix;
  /** (samples, values). */
  readonly targets: Matrix;
  /** How much each sample counts, 0 or more. Default all 1. */
  readonly sampleWeights?: ArrayLike<number> | undefined;
}

/** Class names "0", "1", ... */
export function numberedClasses(count: number): string[] {
  return Array.from({ length: count }, (_, i) => String(i));
}
