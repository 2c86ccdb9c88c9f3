import { assertPlan } from "./assert-arguments";
import { memberOf, type StudyPlan } from "./study-plan";

/** Multiply-adds of a training step for each sample and weight: forward, and twice backward. */
const PER_WEIGHT = 3;
/** Seconds of a multiply-add and of an activation, as measured on one core of 2024 (bench/results/studies-node24.txt). */
const MULTIPLY_ADD_S = 1.2e-10;
const ACTIVATION_S = 0.9e-9;

/**
 * Seconds that a study takes on one core, about, if no network stops early: an upper bound for most.
 *
 * @example
 * ```ts
 * const plan = planNormStudy({ architecture: [2, 3, 2, 1], dataset, networks: 2048 });
 * estimateSeconds(plan); // about 1
 * ```
 */
export function estimateSeconds(plan: StudyPlan): number {
  assertPlan("estimateSeconds", plan);
  return plan.parts.reduce((sum, { task: { architecture, inputs } }, i) => {
    const { count, first } = plan.partLayouts[i];
    const weights = architecture.slice(1).reduce((total, fanOut, layer) => total + architecture[layer] * fanOut, 0);
    const units = architecture.slice(1).reduce((total, fanOut) => total + fanOut, 0);
    const perEpoch = inputs.rows * (PER_WEIGHT * weights * MULTIPLY_ADD_S + units * ACTIVATION_S);
    // Networks of a part differ in epochs in studies of lists only: the last has the most.
    return sum + count * perEpoch * memberOf(plan, first + count - 1).member.epochs;
  }, 0);
}
