import { expect, test } from "vitest";
import { bytesFromHex } from "../../src/core/hex";

test("bytesFromHex reads every byte", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  expect(bytesFromHex(Buffer.from(bytes).toString("hex"))).toStrictEqual(bytes);
  expect(bytesFromHex("")).toStrictEqual(new Uint8Array());
});
