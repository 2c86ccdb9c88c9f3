/** Modules that share a memory: the heap begins behind the static data of all. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { instantiate, supportsRelaxedSimd } from "../../src/wasm/module";

/** First and last byte of a module's static data. */
function extentOf(name: string): { first: number; last: number; heapBase: number } {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 65536 });
  const bytes = new Uint8Array(readFileSync(`build/wasm/${name}.wasm`));
  const kernels = instantiate(bytes, memory) as { heapBase(): number };
  const data = new Uint8Array(memory.buffer);
  const isSet = (byte: number) => byte !== 0;
  return { first: data.findIndex(isSet), last: data.findLastIndex(isSet), heapBase: kernels.heapBase() };
}

test.each([
  ["extras-debug", "debug"],
  ["extras", "strict"],
])("%s lies before %s", (extras, core) => {
  expect(extentOf(extras).last).toBeGreaterThan(0);
  expect(extentOf(extras).last).toBeLessThan(extentOf(core).first);
  expect(extentOf(core).last).toBeLessThan(extentOf(core).heapBase);
});

test.runIf(supportsRelaxedSimd())("strict lies before fast, whose heap the engine takes", () => {
  expect(extentOf("strict").heapBase).toBeLessThanOrEqual(extentOf("fast").first);
});
