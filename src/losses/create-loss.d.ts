import type { NeuralLayer } from "../layers/neural-layer";
import type { Loss, LossName } from "./loss";
/** The loss of a name for a network that ends in `lastLayer` with `fanOut` columns. */
export declare function createLoss(name: LossName, lastLayer: NeuralLayer, fanOut: number): Loss;
