import {
  CosineSchedule,
  createOptimizer,
  StepSchedule,
  Trainer,
  WarmUpSchedule,
  type Network,
  type Schedule,
} from "wasm-mlp";
import type { Settings } from "../settings/settings";
import { lossOf, optimizerPlan, schedulePlan, trainerPlan, type Shape } from "./plan";

const SCHEDULES = { StepSchedule, CosineSchedule, WarmUpSchedule };

/** The trainer of the settings; what they name of the extras must be loaded (`needed-extras.ts`). */
export function createTrainer(network: Network, settings: Settings, shape: Shape): Trainer {
  return new Trainer(network, {
    loss: lossOf(settings, shape),
    optimizer: createOptimizer(settings.optimizer, optimizerPlan(settings).options),
    schedule: createSchedule(settings),
    ...trainerPlan(settings),
  });
}

/** Undefined when the learning rate stays. */
function createSchedule(settings: Settings): Schedule | undefined {
  const plan = schedulePlan(settings);
  return plan && new SCHEDULES[plan.type](plan.options as never);
}
