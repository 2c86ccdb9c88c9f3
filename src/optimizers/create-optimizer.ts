import { Adagrad } from "./adagrad";
import { Adam } from "./adam";
import { AdamW } from "./adamw";
import { Momentum } from "./momentum";
import type { Optimizer, OptimizerConfig } from "./optimizer";
import { RMSProp } from "./rmsprop";
import { SGD } from "./sgd";

/** The library's optimizers by their types. */
export const OPTIMIZERS: Readonly<Record<string, new (options: Omit<OptimizerConfig, "type">) => Optimizer>> = {
  SGD,
  Momentum,
  RMSProp,
  Adagrad,
  Adam,
  AdamW,
};

/** The optimizer that a `config` of one in `OPTIMIZERS` describes. */
export function createOptimizer({ type, ...options }: OptimizerConfig): Optimizer {
  return new OPTIMIZERS[type](options);
}
