/** How far outputs and targets agree beyond chance, from the counts of the classes. */
import { rangeError } from "../core/check";
import type { Classes } from "./classes";
import { labelPairs } from "./labels";
import { tallyOf } from "./tally";

/** Shares of samples: right ones, and those that would be if outputs and targets had nothing to do with each other. */
interface Agreement {
  readonly observed: number;
  readonly expected: number;
  /** Σ (share of outputs)², Σ (share of targets)². */
  readonly givenSquares: number;
  readonly supportSquares: number;
}

/**
 * Cohen's kappa, `(p - c) / (1 - c)`: p is the share of right classes, c what chance would give. 1 is perfect, 0 chance.
 * `cohen_kappa_score` of scikit-learn.
 *
 * @returns NaN if an output is NaN, and where all outputs and targets are one class.
 * @throws as `accuracy`, and for several labels a row.
 * Source: Cohen (1960), "A coefficient of agreement for nominal scales", equation 1.
 */
export function cohenKappa(outputs: Classes, targets: Classes): number {
  const { observed, expected } = agreementOf("cohenKappa", outputs, targets);
  return (observed - expected) / (1 - expected);
}

/**
 * Matthews' correlation of outputs and targets, from -1 to 1, for any number of classes; 0 where outputs or targets are
 * all one class. `matthews_corrcoef` of scikit-learn.
 *
 * @returns NaN if an output is NaN.
 * @throws as `accuracy`, and for several labels a row.
 * Source: Gorodkin (2004), "Comparing two K-category assignments by a K-category correlation coefficient", equation 8.
 */
export function matthewsCorrelation(outputs: Classes, targets: Classes): number {
  const { observed, expected, givenSquares, supportSquares } = agreementOf("matthewsCorrelation", outputs, targets);
  const spread = (1 - givenSquares) * (1 - supportSquares);
  return spread === 0 && !Number.isNaN(observed) ? 0 : (observed - expected) / Math.sqrt(spread);
}

function agreementOf(who: string, outputs: Classes, targets: Classes): Agreement {
  if (labelPairs(who, outputs, targets) !== undefined) {
    throw rangeError(who, "the targets have several labels a row", "pass one class for each sample");
  }
  const { byClass, samples, hasNaN } = tallyOf(who, outputs, targets);
  const sums = { observed: hasNaN ? NaN : 0, expected: 0, givenSquares: 0, supportSquares: 0 };
  for (const { hits, given, support } of byClass.values()) {
    sums.observed += hits / samples;
    sums.expected += (given / samples) * (support / samples);
    sums.givenSquares += (given / samples) ** 2;
    sums.supportSquares += (support / samples) ** 2;
  }
  return sums;
}
