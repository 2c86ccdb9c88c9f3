import { assertFraction, assertOneOf, assertPositive, isKeyed } from "../core/check";
import { anything, defineOptions, single, type Check } from "../core/option-table";
import type { PopulationOptimizer } from "../population/task";

/** How the parameters of a study's networks follow the gradient. */
export type StudyOptimizer =
  | "sgd"
  | "momentum"
  | "adam"
  | {
      /** Plain gradient descent: the gradient times the learning rate is subtracted. */
      readonly type: "sgd";
    }
  | {
      /** Gradient descent along a decaying sum of the gradients. */
      readonly type: "momentum";
      /** Share of that sum kept at each update, 0 to below 1. Default 0.9. */
      readonly momentum?: number;
    }
  | {
      /** Adam: steps along the mean gradient, divided by the root of the mean squared one. */
      readonly type: "adam";
      /** Decay of the mean of the gradients, 0 to below 1. Default 0.9. */
      readonly beta1?: number;
      /** Decay of the mean of the squared gradients, 0 to below 1. Default 0.999. */
      readonly beta2?: number;
      /** Added to the root that steps are divided by, above 0. Default 1e-8. */
      readonly epsilon?: number;
    };

/** The constants of each optimizer. */
const OPTIMIZERS = {
  sgd: defineOptions({ type: [anything] }),
  momentum: defineOptions({ type: [anything], momentum: [single(assertFraction, 1), 0.9] }),
  adam: defineOptions({
    type: [anything],
    beta1: [assertFraction, 0.9],
    beta2: [assertFraction, 0.999],
    epsilon: [single(assertPositive), 1e-8],
  }),
};

/** Names of the optimizers of studies. */
export const STUDY_OPTIMIZERS = Object.keys(OPTIMIZERS) as readonly (keyof typeof OPTIMIZERS)[];

/** Fills in the constants of an optimizer. */
export function completeOptimizer(who: string, optimizer: unknown): PopulationOptimizer {
  const isConfig = isKeyed(optimizer);
  const given = isConfig ? optimizer : { type: optimizer };
  const { type } = given;
  assertOneOf(who, isConfig ? "optimizer.type" : "optimizer", type, STUDY_OPTIMIZERS);
  return { ...OPTIMIZERS[type].complete(`${who}: optimizer`, given), type } as PopulationOptimizer;
}

/** @throws TypeError, RangeError for what is no optimizer of a study. */
export const studyOptimizer: Check<StudyOptimizer> = (who, _name, value) => {
  completeOptimizer(who, value);
};
