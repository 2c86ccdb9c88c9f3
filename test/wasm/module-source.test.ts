import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import strictText from "../../build/wasm/strict.wasm";
import { moduleSource } from "../../src/wasm/module-source";

test("every byte is read", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const text = Array.from(bytes, (byte) => String.fromCharCode((byte + 38) % 256)).join("");
  expect(moduleSource(text)).toStrictEqual(bytes);
  expect(moduleSource("")).toStrictEqual(new Uint8Array());
});

test("the build writes modules as the reader reads them", () => {
  expect(moduleSource(strictText)).toStrictEqual(new Uint8Array(readFileSync("build/wasm/strict.wasm")));
});
