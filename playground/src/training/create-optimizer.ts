import {
  CosineSchedule,
  createOptimizer as createOptimizerOf,
  StepSchedule,
  WarmUpSchedule,
  type Optimizer,
  type Schedule,
} from "wasm-mlp";
import type { Settings } from "../settings/settings";
import { optimizerPlan, schedulePlan } from "./plan";

const SCHEDULES = { StepSchedule, CosineSchedule, WarmUpSchedule };

/** The optimizer of the settings; for one of the extras they must be loaded (`needed-extras.ts`). */
export function createOptimizer(settings: Settings): Optimizer {
  return createOptimizerOf(settings.optimizer, optimizerPlan(settings).options);
}

/** Undefined when the learning rate stays. */
export function createSchedule(settings: Settings): Schedule | undefined {
  const plan = schedulePlan(settings);
  return plan && new SCHEDULES[plan.type](plan.options as never);
}
