/** Losses by what targets are. They stand alone, so that the playground's page can read them without the library. */
import type { LossName } from "../loss";

/** Losses that suit targets with an output for each; the first is the usual one. */
export const LOSSES_OF_TASKS = {
  /** Of classes, with an output for each. */
  classes: ["crossEntropy", "focal", "hinge"],
  /** Of values, with an output for each. */
  values: ["meanSquaredError", "meanAbsoluteError", "huber", "quantile"],
} as const satisfies Readonly<Record<string, readonly LossName[]>>;

/** Losses of values whose outputs are no values: `src/extras/value-head` says what they stand for. */
export const LOSSES_OF_DISTRIBUTIONS = ["poisson", "gaussian"] as const satisfies readonly LossName[];

/** Variances are kept at 1e-6 or above, as PyTorch's GaussianNLLLoss keeps them. */
export const MIN_VARIANCE = 1e-6;
