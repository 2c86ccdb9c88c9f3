import { assertOneOf } from "../core/check";
import { Adagrad } from "./adagrad";
import { Adam } from "./adam";
import { AdamW } from "./adamw";
import type { Adadelta } from "./extras/adadelta";
import type { Lion } from "./extras/lion";
import type { NAdam } from "./extras/nadam";
import { Momentum } from "./momentum";
import type { Optimizer, OptimizerConfig } from "./optimizer";
import { OPTIMIZER_CLASSES, OPTIMIZER_NAMES, type OptimizerName } from "./optimizer-table/index";
import { RMSProp } from "./rmsprop";
import { SGD } from "./sgd";

/** The classes; those of the extras are registered. */
const OPTIMIZERS = {
  adam: Adam,
  adamw: AdamW,
  momentum: Momentum,
  rmsprop: RMSProp,
  adagrad: Adagrad,
  sgd: SGD,
} as const;

/** Those that come with the extras (src/extras). */
export interface ExtraOptimizers {
  /** Class that `createOptimizer("nadam")` makes one of: Adam with a look ahead. */
  readonly nadam: typeof NAdam;
  /** Class that `createOptimizer("adadelta")` makes one of: steps scaled by the size of the last ones. */
  readonly adadelta: typeof Adadelta;
  /** Class that `createOptimizer("lion")` makes one of: steps of one size by the sign. */
  readonly lion: typeof Lion;
}

type Optimizers = typeof OPTIMIZERS & ExtraOptimizers;

/** Makes more optimizers known. */
export function registerOptimizers(optimizers: ExtraOptimizers): void {
  Object.assign(OPTIMIZERS, optimizers);
}

export { OPTIMIZER_NAMES, type OptimizerName };

/** Options of the optimizer of a name. */
export type OptimizerOptionsOf<Name extends OptimizerName> = NonNullable<ConstructorParameters<Optimizers[Name]>[0]>;

/** Any optimizer's class, for options that are checked by itself. */
type OptimizerClass = new (options: object) => Optimizer;

/**
 * The optimizer of a name, for programs that choose one by a setting.
 *
 * @param name - `"adam"`, `"adamw"`, `"momentum"`, `"rmsprop"`, `"adagrad"`, `"sgd"`, `"nadam"`, `"adadelta"` or `"lion"`.
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
  return new ((OPTIMIZERS as unknown as Optimizers)[name] as OptimizerClass)(options);
}

/** The class of a `config`'s type; undefined for an optimizer that is not the library's. */
export function optimizerClassOf(type: string): OptimizerClass | undefined {
  const name = OPTIMIZER_NAMES.find((known) => OPTIMIZER_CLASSES[known] === type);
  return name && (OPTIMIZERS as unknown as Optimizers)[name];
}

/** The optimizer that the `config` of one of the library's describes. */
export function optimizerFromConfig({ type, ...options }: OptimizerConfig): Optimizer {
  return new (optimizerClassOf(type)!)(options);
}
