import { Arena } from "./arena";
import type { Precision } from "./engine";
import type { PopulationKernels } from "./population-kernels";
/** A population module with its memory, apart from the networks' engines. */
export interface PopulationEngine {
  readonly kernels: PopulationKernels;
  readonly arena: Arena;
}
/** The population engine for a precision; compiles its module the first time. */
export declare function populationEngineFor(precision: Precision): PopulationEngine;
/** An engine from the bytes of a population module. */
export declare function createPopulationEngine(bytes: Uint8Array<ArrayBuffer>): PopulationEngine;
