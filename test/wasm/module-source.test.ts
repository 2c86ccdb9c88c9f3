import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import extrasText from "../../build/wasm/extras.wasm";
import strictText from "../../build/wasm/strict.wasm";
import { moduleSource } from "../../src/wasm/module-source";

test.each([
  ["strict", strictText],
  ["extras", extrasText],
])("the build writes the module %s as the reader reads it", (name, text) => {
  expect(moduleSource(text)).toStrictEqual(new Uint8Array(readFileSync(`build/wasm/${name}.wasm`)));
});

test("a module has every byte, and its text is printable ASCII, the same in every encoding of a page", () => {
  expect(new Set(readFileSync("build/wasm/extras.wasm")).size).toBe(256);
  expect(extrasText).toMatch(/^[ -~]+$/);
});

test("no text, no bytes", () => {
  expect(moduleSource("")).toStrictEqual(new Uint8Array());
});
