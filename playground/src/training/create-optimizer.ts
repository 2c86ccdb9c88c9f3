import { Adagrad, Adam, AdamW, Momentum, RMSProp, SGD, type Optimizer } from "wasm-mlp";
import type { Settings } from "../settings/settings";
import { optimizerPlan } from "./plan";

const OPTIMIZERS = { Adam, AdamW, SGD, Momentum, RMSProp, Adagrad };

export function createOptimizer(settings: Settings): Optimizer {
  const { type, options } = optimizerPlan(settings);
  return new OPTIMIZERS[type](options);
}
