/** A kernel has one declaration: the modules export what the tables declare, no more and no less. */
import { expect, test } from "vitest";
import { EXTRA_KERNELS } from "../../src/wasm/extra-kernel-table";
import { CORE_KERNELS } from "../../src/wasm/kernel-table";
import { createMemory, instantiate } from "../../src/wasm/module";
import { readFileSync } from "node:fs";

test.each([
  ["strict", CORE_KERNELS],
  ["debug", CORE_KERNELS],
  ["extras", EXTRA_KERNELS],
  ["extras-debug", EXTRA_KERNELS],
])("%s", (name, table) => {
  const bytes = new Uint8Array(readFileSync(new URL(`../../build/wasm/${name}.wasm`, import.meta.url)));
  const exported = Object.entries(instantiate(bytes, createMemory()) as object);
  const kernels = exported.filter(([, value]) => typeof value === "function").map(([kernel]) => kernel);
  expect(kernels.sort()).toStrictEqual(Object.keys(table).sort());
});
