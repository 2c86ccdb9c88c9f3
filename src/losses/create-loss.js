import { assertOneOf } from "../core/check";
import { binaryCrossEntropy } from "./binary-cross-entropy";
import { crossEntropy } from "./cross-entropy";
import { meanSquaredError } from "./mean-squared-error";
const FACTORIES = {
  meanSquaredError: () => meanSquaredError,
  crossEntropy,
  binaryCrossEntropy,
};
/** The loss of a name for a network that ends in `lastLayer` with `fanOut` columns. */
export function createLoss(name, lastLayer, fanOut) {
  assertOneOf("Trainer", "loss", name, Object.keys(FACTORIES));
  return FACTORIES[name](lastLayer, fanOut);
}
