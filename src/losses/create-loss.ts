import { isObject } from "../core/kind";
import { assertOneOf, isKeyed } from "../core/check";
import { lookUp } from "../core/look-up";
import { plainCopy } from "../core/plain-copy";
import {
  anything,
  defineOptions,
  valueOf,
  type OptionRows,
  type OptionTable,
  type SettingsOf,
} from "../core/option-table";
import { binaryCrossEntropy } from "./binary-cross-entropy";
import { crossEntropy } from "./cross-entropy";
import type { Loss, LossPlace, LossSpec } from "./loss";
import { meanSquaredError } from "./mean-squared-error";

/** The options of a loss, and how it is made of them. */
export interface LossFactory {
  readonly options: Pick<OptionTable<unknown>, "complete">;
  readonly create: (settings: never, place: LossPlace) => Loss;
}

/** A loss with a table of options. */
export function lossFactory<const Rows extends OptionRows>(
  rows: Rows,
  create: (settings: SettingsOf<Rows>, place: LossPlace) => Loss,
): LossFactory {
  return { options: defineOptions({ type: [anything], ...rows }), create };
}

const FACTORIES: Record<string, LossFactory> = {
  meanSquaredError: lossFactory({}, () => meanSquaredError),
  crossEntropy: lossFactory({}, (_settings, place) => crossEntropy(place)),
  binaryCrossEntropy: lossFactory({}, (_settings, place) => binaryCrossEntropy(place)),
};

/** Makes a custom loss; the extras set it. */
let createCustom: ((loss: object, who: string) => Loss) | undefined;

/** Makes more losses known, and custom losses. */
export function registerLosses(
  factories: Readonly<Record<string, LossFactory>>,
  custom: (loss: object, who: string) => Loss,
): void {
  Object.assign(FACTORIES, factories);
  createCustom = custom;
}

/** The loss for a network. */
export function createLoss(loss: LossSpec, place: LossPlace): Loss {
  const { who } = place;
  if (isObject(loss) && "evaluate" in loss && createCustom !== undefined) return createCustom(loss, who);
  const { type, settings } = completeLoss(who, loss, Object.keys(FACTORIES));
  const made = lookUp(FACTORIES, type)!.create(settings as never, place);
  return isObject(loss) ? { ...made, config: plainCopy(loss) } : made;
}

/**
 * The name of a loss that is one of `names`, and its options with their defaults.
 *
 * @throws TypeError, RangeError for another, and for options that it does not take.
 */
export function completeLoss(
  who: string,
  loss: unknown,
  names: readonly string[],
  name = "loss",
): { readonly type: string; readonly settings: unknown } {
  const isConfig = isKeyed(loss);
  const config = isConfig ? loss : { type: loss };
  const type = valueOf(who, "type", config, `${name}.type`);
  assertOneOf(who, isConfig ? `${name}.type` : name, type, names);
  return { type, settings: lookUp(FACTORIES, type)!.options.complete(`${who}: ${type}`, config) };
}
