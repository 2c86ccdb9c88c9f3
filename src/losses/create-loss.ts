import { assertOneOf, assertOptions } from "../core/check";
import { lookUp } from "../core/look-up";
import type { NeuralLayer } from "../layers/neural-layer";
import { binaryCrossEntropy } from "./binary-cross-entropy";
import { crossEntropy } from "./cross-entropy";
import type { Loss, LossSpec } from "./loss";
import { meanSquaredError } from "./mean-squared-error";

/** How a loss is made, and the options it takes. */
export interface LossFactory {
  readonly options: readonly string[];
  readonly create: (options: object, lastLayer: NeuralLayer, fanOut: number) => Loss;
}

const plain = (create: (lastLayer: NeuralLayer, fanOut: number) => Loss): LossFactory => ({
  options: [],
  create: (_options, lastLayer, fanOut) => create(lastLayer, fanOut),
});

const FACTORIES: Record<string, LossFactory> = {
  meanSquaredError: plain(() => meanSquaredError),
  crossEntropy: plain(crossEntropy),
  binaryCrossEntropy: plain(binaryCrossEntropy),
};

/** What a loss of one's own becomes; the extras know. */
let createCustom: ((loss: object) => Loss) | undefined;

/** Makes more losses known, and losses of one's own. */
export function registerLosses(factories: Readonly<Record<string, LossFactory>>, custom: (loss: object) => Loss): void {
  Object.assign(FACTORIES, factories);
  createCustom = custom;
}

/** The loss for a network that ends in `lastLayer` with `fanOut` columns. */
export function createLoss(loss: LossSpec, lastLayer: NeuralLayer, fanOut: number): Loss {
  const isObject = loss !== null && typeof loss === "object";
  if (isObject && "evaluate" in loss && createCustom !== undefined) return createCustom(loss);
  const config = isObject ? (loss as { readonly type?: unknown }) : { type: loss };
  const { type } = config;
  assertOneOf("Trainer", isObject ? "loss.type" : "loss", type, Object.keys(FACTORIES));
  const { options, create } = lookUp(FACTORIES, type)!;
  assertOptions(`Trainer: ${type}`, config, ["type", ...options]);
  const made = create(config, lastLayer, fanOut);
  return isObject ? { ...made, config } : made;
}
