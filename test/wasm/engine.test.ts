import { expect, test } from "vitest";
import { supportsRelaxedSimd } from "../../src/wasm/module";
import { engineFor } from "../../src/wasm/engine";
import { modules } from "../kernels";

/** As asconfig.json places them. */
const FAST_DATA = 16384;

test("the static data of the two modules lie apart, and the heap begins behind both", () => {
  for (const { name, kernels } of modules) {
    if (name === "fast") expect(kernels.heapBase()).toBeGreaterThan(FAST_DATA);
    else expect(kernels.heapBase()).toBeLessThanOrEqual(FAST_DATA);
  }
  expect(engineFor("fast").gemmScratch).toBeGreaterThan(supportsRelaxedSimd() ? FAST_DATA : 0);
});

test("each precision has an engine of its own where relaxed SIMD is known, else they share one", () => {
  expect(engineFor("strict") === engineFor("fast")).toBe(!supportsRelaxedSimd());
  expect(engineFor("strict")).toBe(engineFor("strict"));
});
