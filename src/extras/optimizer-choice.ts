/** Optimizers by name, or by name with the options that are their own. */
import { isInstance } from "../core/kind";
import { assertOneOf, assertOptions, isKeyed, rangeError, show, typeError } from "../core/check";
import {
  createOptimizer,
  OPTIMIZER_NAMES,
  type OptimizerName,
  type OptimizerOptionsOf,
} from "../optimizers/create-optimizer";
import { Optimizer, type OptimizerOptions } from "../optimizers/optimizer";
import { installExtras } from "./index";

/** An optimizer by its name, or with options of its own: `{ type: "momentum", momentum: 0.8, nesterov: true }`. */
export type OptimizerChoice =
  | OptimizerName
  | {
      [Name in OptimizerName]: Omit<OptimizerOptionsOf<Name>, keyof OptimizerOptions> & {
        /** Name of the optimizer; the other properties are options of its class. */
        readonly type: Name;
      };
    }[OptimizerName];

/** What every optimizer has, and what stands beside the choice. */
const SHARED = ["learningRate", "weightDecay"] as const satisfies readonly (keyof OptimizerOptions)[];

/**
 * Checks an optimizer that is chosen by name.
 *
 * @param beside - Names under which the rate and the L2 term stand beside it.
 * @throws TypeError, RangeError for another name, and for options that the optimizer refuses.
 */
export function assertOptimizerChoice(
  who: string,
  name: string,
  value: unknown,
  beside: Readonly<Record<keyof OptimizerOptions, string>> = {
    learningRate: "learningRate",
    weightDecay: "weightDecay",
  },
): asserts value is OptimizerChoice {
  installExtras();
  if (isInstance(value, Optimizer)) {
    throw typeError(who, `${name} is ${show(value)}`, 'pass its name, or { type: "adam", beta1: 0.8 }');
  }
  const isConfig = isKeyed(value);
  const { type, ...own } = isConfig ? value : { type: value };
  assertOneOf(who, isConfig ? `${name}.type` : name, type, OPTIMIZER_NAMES);
  const twice = SHARED.find((shared) => own[shared] !== undefined);
  if (twice !== undefined) {
    throw rangeError(who, `${name} has ${twice} ${show(own[twice])}`, `pass ${beside[twice]} beside ${name}`);
  }
  const { type: kind, settings } = createOptimizer(type);
  const known = Object.keys(settings).filter((option) => !SHARED.some((shared) => shared === option));
  const [first] = Object.keys(own);
  if (known.length > 0) assertOptions(kind, own, known);
  else if (first !== undefined)
    throw rangeError(kind, `option ${show(first)} is unknown`, "leave it out: there are none");
  createOptimizer(type, own as never);
}

/** The optimizer of a choice. */
export function chosenOptimizer(choice: OptimizerChoice, shared: OptimizerOptions): Optimizer {
  installExtras();
  const { type, ...own } = typeof choice === "string" ? { type: choice } : choice;
  return createOptimizer(type, { ...own, ...shared });
}

/** The name of a choice. */
export function optimizerNameOf(choice: OptimizerChoice): OptimizerName {
  return typeof choice === "string" ? choice : choice.type;
}
