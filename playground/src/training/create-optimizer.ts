import {
  Adagrad,
  Adam,
  AdamW,
  CosineSchedule,
  Momentum,
  RMSProp,
  SGD,
  StepSchedule,
  WarmUpSchedule,
  type Optimizer,
  type Schedule,
} from "wasm-mlp";
import type { Settings } from "../settings/settings";
import { optimizerPlan, schedulePlan } from "./plan";

const OPTIMIZERS = { Adam, AdamW, SGD, Momentum, RMSProp, Adagrad };
const SCHEDULES = { StepSchedule, CosineSchedule, WarmUpSchedule };

export function createOptimizer(settings: Settings): Optimizer {
  const { type, options } = optimizerPlan(settings);
  return new OPTIMIZERS[type](options);
}

/** Undefined when the learning rate stays. */
export function createSchedule(settings: Settings): Schedule | undefined {
  const plan = schedulePlan(settings);
  return plan && new SCHEDULES[plan.type](plan.options as never);
}
