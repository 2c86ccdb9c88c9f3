/**
 * V8's revectorizer, an experiment of the engine that is off by default: it joins pairs of
 * 128-bit operations into 256-bit ones. Each lane computes what it did, so the bits stay.
 */
import { nodeModule, nodeProcess } from "../core/platform";

/** First V8 whose revectorizer gains on the kernels (Node 24). */
const FIRST_V8 = 13;

let isSet = false;
let isTooLate = false;

/**
 * Experimental: lets Node compute with 256-bit vectors where its engine can, with the same
 * bits: V8 13 (Node 24) or later on x64. Matrix products take two thirds of the time there.
 * Call it before the first network is made, since it counts for what is compiled later; the
 * environment variable `WASM_MLP_WIDER_VECTORS=1` does the same (not in Deno). It sets a flag of the whole
 * process, `--experimental-wasm-revectorize`, which V8's authors still try out.
 *
 * @returns Whether the flag is set; `false` where the engine has none (browsers, Node 20 and
 *   22, other processors) or kernels have been compiled already.
 *
 * @example
 * ```ts
 * console.log(enableWiderVectors() ? "256-bit vectors" : "128-bit vectors");
 * ```
 */
export function enableWiderVectors(): boolean {
  const isKnown = nodeProcess?.arch === "x64" && parseInt(nodeProcess.versions?.v8 ?? "", 10) >= FIRST_V8;
  if (isTooLate || !isKnown) return isSet;
  try {
    const v8 = nodeModule("node:v8");
    v8?.setFlagsFromString("--experimental-wasm-revectorize");
    isSet = v8 !== undefined;
  } catch {
    // An engine that calls itself V8 and has no flags computes as it always does.
  }
  return isSet;
}

/** To be called before kernels are compiled: follows the environment variable the first time. */
export function settleVectorWidth(): void {
  if (isTooLate) return;
  // Deno asks the person, or throws, where a program reads the environment.
  const isDeno = nodeProcess?.versions?.deno !== undefined;
  if (!isDeno && nodeProcess?.env?.WASM_MLP_WIDER_VECTORS === "1") enableWiderVectors();
  isTooLate = true;
}
