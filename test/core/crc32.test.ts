import { expect, test } from "vitest";
import { crc32Text } from "../../src/core/crc32";

test.each([
  ["", "00000000"],
  ["123456789", "cbf43926"], // The check value of the CRC catalogs.
  ["The quick brown fox jumps over the lazy dog", "414fa339"],
])("%j", (text, expected) => {
  const bytes = new TextEncoder().encode(text);
  expect(crc32Text([bytes])).toBe(expected);
  expect(crc32Text([bytes.subarray(0, 3), bytes.subarray(3)])).toBe(expected);
});
