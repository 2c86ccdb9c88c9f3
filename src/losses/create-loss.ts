import { assertOneOf } from "../core/check";
import type { NeuralLayer } from "../layers/neural-layer";
import { binaryCrossEntropy } from "./binary-cross-entropy";
import { crossEntropy } from "./cross-entropy";
import type { Loss, LossName } from "./loss";
import { meanSquaredError } from "./mean-squared-error";

const FACTORIES: Readonly<Record<LossName, (lastLayer: NeuralLayer, fanOut: number) => Loss>> = {
  meanSquaredError: () => meanSquaredError,
  crossEntropy,
  binaryCrossEntropy,
};

/** The loss of a name for a network that ends in `lastLayer` with `fanOut` columns. */
export function createLoss(name: LossName, lastLayer: NeuralLayer, fanOut: number): Loss {
  assertOneOf("Trainer", "loss", name, Object.keys(FACTORIES) as LossName[]);
  return FACTORIES[name](lastLayer, fanOut);
}
