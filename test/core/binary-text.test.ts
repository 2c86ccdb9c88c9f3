import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import strictText from "../../build/wasm/strict.wasm";
import irisText from "../../src/datasets/data/iris.csv.gz";
import { bytesFromBase64, bytesFromText } from "../../src/core/binary-text";

test("bytesFromText reads every byte", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const text = Array.from(bytes, (byte) => String.fromCharCode((byte + 38) % 256)).join("");
  expect(bytesFromText(text)).toStrictEqual(bytes);
  expect(bytesFromText("")).toStrictEqual(new Uint8Array());
});

test("the build writes bytes as the reader reads them", () => {
  expect(bytesFromText(strictText)).toStrictEqual(new Uint8Array(readFileSync("build/wasm/strict.wasm")));
  expect(bytesFromBase64(irisText)).toStrictEqual(new Uint8Array(readFileSync("src/datasets/data/iris.csv.gz")));
});
