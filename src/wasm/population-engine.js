import fastHex from "../../build/wasm/population-fast.wasm";
import strictHex from "../../build/wasm/population-strict.wasm";
import { bytesFromHex } from "../core/hex";
import { Arena } from "./arena";
import { instantiateKernels, supportsRelaxedSimd } from "./module";
const engines = new Map();
/** The population engine for a precision; compiles its module the first time. */
export function populationEngineFor(precision) {
  if (precision === "fast" && !supportsRelaxedSimd()) return populationEngineFor("strict");
  let engine = engines.get(precision);
  if (engine === undefined) {
    engine = createPopulationEngine(bytesFromHex(precision === "fast" ? fastHex : strictHex));
    engines.set(precision, engine);
  }
  return engine;
}
/** An engine from the bytes of a population module. */
export function createPopulationEngine(bytes) {
  const kernels = instantiateKernels(bytes);
  return { kernels, arena: new Arena(kernels.memory, kernels.heapBase()) };
}
