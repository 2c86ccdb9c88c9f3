import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import irisText from "../../src/datasets/data/iris.csv.gz";
import { bytesFromBase64 } from "../../src/core/binary-text";

test("the build writes gzipped bytes as the reader reads them", () => {
  expect(bytesFromBase64(irisText)).toStrictEqual(new Uint8Array(readFileSync("src/datasets/data/iris.csv.gz")));
});
