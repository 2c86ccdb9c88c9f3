import type { NeuralLayer } from "../layers/neural-layer";
import type { Loss } from "./loss";
/** @throws RangeError for a network that does not end in `Sigmoid`. */
export declare function binaryCrossEntropy(lastLayer: NeuralLayer): Loss;
