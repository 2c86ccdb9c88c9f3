import { assertOneOf } from "../core/check";
import { Adagrad } from "./adagrad";
import { Adam } from "./adam";
import { AdamW } from "./adamw";
import { Momentum } from "./momentum";
import type { Optimizer, OptimizerConfig } from "./optimizer";
import { RMSProp } from "./rmsprop";
import { SGD } from "./sgd";

/** The one table of optimizers: a name is its class in lower case. */
const OPTIMIZERS = {
  adam: Adam,
  adamw: AdamW,
  momentum: Momentum,
  rmsprop: RMSProp,
  adagrad: Adagrad,
  sgd: SGD,
} as const;

/** Optimizers by name. */
export type OptimizerName = keyof typeof OPTIMIZERS;

/** Every name of an optimizer, for lists of choices. */
export const OPTIMIZER_NAMES = Object.keys(OPTIMIZERS) as readonly OptimizerName[];

/** Options of the optimizer of a name. */
export type OptimizerOptionsOf<Name extends OptimizerName> = NonNullable<
  ConstructorParameters<(typeof OPTIMIZERS)[Name]>[0]
>;

/** Any optimizer's class, for options that are checked by itself. */
type OptimizerClass = new (options: object) => Optimizer;

/**
 * The optimizer of a name, for programs that choose one by a setting.
 *
 * @param name - `"adam"`, `"adamw"`, `"momentum"`, `"rmsprop"`, `"adagrad"` or `"sgd"`.
 * @param options - Options of that optimizer.
 * @throws RangeError for a name that is unknown; TypeError, RangeError for options that it refuses.
 *
 * @example
 * ```ts
 * const optimizer = createOptimizer("momentum", { learningRate: 0.1, momentum: 0.8 });
 * ```
 */
export function createOptimizer<Name extends OptimizerName>(
  name: Name,
  options: OptimizerOptionsOf<Name> = {},
): Optimizer {
  assertOneOf("createOptimizer", "name", name, OPTIMIZER_NAMES);
  return new (OPTIMIZERS[name] as OptimizerClass)(options);
}

/** The class of a `config`'s type; undefined for an optimizer that is not the library's. */
export function optimizerClassOf(type: string): OptimizerClass | undefined {
  const name = OPTIMIZER_NAMES.find((known) => known === type.toLowerCase());
  return name && OPTIMIZERS[name];
}

/** The optimizer that the `config` of one of the library's describes. */
export function optimizerFromConfig({ type, ...options }: OptimizerConfig): Optimizer {
  return new (optimizerClassOf(type)!)(options);
}
