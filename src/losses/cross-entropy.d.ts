import type { NeuralLayer } from "../layers/neural-layer";
import type { Loss } from "./loss";
/** @throws RangeError for a network with one output, which names no class. */
export declare function crossEntropy(lastLayer: NeuralLayer, fanOut: number): Loss;
