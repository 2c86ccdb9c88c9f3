import fastText from "../../build/wasm/population-fast.wasm";
import strictText from "../../build/wasm/population-strict.wasm";
import { moduleSource } from "./module-source";
import { Arena } from "./arena";
import type { Precision } from "./engine";
import { createMemory, instantiate, supportsRelaxedSimd } from "./module";
import type { PopulationKernels } from "./population-kernels";

/** A population module with its memory, apart from the networks' engines. */
export interface PopulationEngine {
  readonly kernels: PopulationKernels;
  readonly arena: Arena;
}

const engines = new Map<Precision, PopulationEngine>();

/** The population engine for a precision; compiles its module the first time. */
export function populationEngineFor(precision: Precision): PopulationEngine {
  if (precision === "fast" && !supportsRelaxedSimd()) return populationEngineFor("strict");
  let engine = engines.get(precision);
  if (engine === undefined) {
    engine = createPopulationEngine(moduleSource(precision === "fast" ? fastText : strictText));
    engines.set(precision, engine);
  }
  return engine;
}

/** An engine from the bytes of a population module. */
function createPopulationEngine(bytes: Uint8Array<ArrayBuffer>): PopulationEngine {
  const kernels = instantiate(bytes, createMemory()) as PopulationKernels;
  return { kernels, arena: new Arena(kernels.memory, kernels.heapBase()) };
}
