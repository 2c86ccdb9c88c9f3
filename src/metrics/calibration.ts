/** Whether probabilities come true as often as they say. */
import { assertInteger } from "../core/check";
import type { Classes } from "./classes";
import { probabilityRows, type ScoreRows } from "./scores";

/** A reliability diagram as numbers: an element for each bin that has samples, rising. */
export interface CalibrationCurve {
  /** Mean probability of the samples of a bin. */
  readonly probability: Float64Array;
  /** Share of them that is right. */
  readonly right: Float64Array;
  /** Their number. */
  readonly count: Int32Array;
}

/**
 * How often what was said with a probability is right: samples are put into bins by the probability of the class they
 * were given; of single probabilities and of labels, each is a sample of its own: its probability, and whether it came
 * true (`calibration_curve` of scikit-learn).
 *
 * @param outputs - Probabilities: of class 1, or a row with one for each class or label.
 * @param targets - True classes, or one-hot rows, or rows of 0 and 1.
 * @param bins - Bins of equal width on 0 to 1, 1 or more. Default 10.
 * @returns No bins if an output is NaN.
 * @throws TypeError, RangeError for outputs outside 0 to 1, for unequal numbers and for none.
 * @example
 * ```ts
 * const { probability, right } = calibrationCurve([0.2, 0.3, 0.9], [0, 1, 1], 2); // [0.25, 0.9], [0.5, 1]
 * ```
 */
export function calibrationCurve(outputs: Classes, targets: Classes, bins = 10): CalibrationCurve {
  return curveOf("calibrationCurve", outputs, targets, bins) ?? noBins();
}

/**
 * Expected calibration error: of a calibration curve, the mean over the samples of the distance, in their bin, of the
 * mean probability from the share that is right.
 *
 * @param bins - Bins of equal width on 0 to 1, 1 or more. Default 10.
 * @returns NaN if an output is NaN.
 * @throws as `calibrationCurve`.
 * Source: Naeini, Cooper and Hauskrecht (2015), "Obtaining well calibrated probabilities using Bayesian binning".
 */
export function calibrationError(outputs: Classes, targets: Classes, bins = 10): number {
  const curve = curveOf("calibrationError", outputs, targets, bins);
  if (curve === undefined) return NaN;
  const { probability, right, count } = curve;
  const samples = count.reduce((sum, each) => sum + each, 0);
  return count.reduce((sum, each, bin) => sum + each * Math.abs(probability[bin] - right[bin]), 0) / samples;
}

function noBins(): CalibrationCurve {
  return { probability: new Float64Array(0), right: new Float64Array(0), count: new Int32Array(0) };
}

/** Undefined if an output is NaN. */
function curveOf(who: string, outputs: Classes, targets: Classes, bins: number): CalibrationCurve | undefined {
  assertInteger(who, "bins", bins, 1, 1_000_000);
  const rows = probabilityRows(who, outputs, targets);
  if (rows.hasNaN) return undefined;
  const [sums, hits, counts] = [new Float64Array(bins), new Float64Array(bins), new Int32Array(bins)];
  forEachSample(rows, (probability, isRight) => {
    const bin = Math.min(bins - 1, Math.floor(probability * bins));
    sums[bin] += probability;
    hits[bin] += Number(isRight);
    counts[bin]++;
  });
  const filled = Array.from(counts.keys()).filter((bin) => counts[bin] > 0);
  return {
    probability: Float64Array.from(filled, (bin) => sums[bin] / counts[bin]),
    right: Float64Array.from(filled, (bin) => hits[bin] / counts[bin]),
    count: Int32Array.from(filled, (bin) => counts[bin]),
  };
}

function forEachSample(rows: ScoreRows, add: (probability: number, isRight: boolean) => void): void {
  const { scores, columns, multiLabel } = rows;
  for (let r = 0; r < rows.rows; r++) {
    const first = r * columns;
    if (multiLabel || columns === 1) {
      for (let c = 0; c < columns; c++) add(scores[first + c], rows.isOf(r, c));
    } else {
      const best = largestColumn(rows, r);
      add(scores[first + best], rows.isOf(r, best));
    }
  }
}

function largestColumn({ scores, columns }: ScoreRows, row: number): number {
  let best = 0;
  for (let c = 1; c < columns; c++) if (scores[row * columns + c] > scores[row * columns + best]) best = c;
  return best;
}
