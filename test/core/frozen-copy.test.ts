import { expect, test } from "vitest";
import { frozenCopy } from "../../src/core/frozen-copy";
import { caught } from "./throwing";

test("a frozen copy has no part that can be changed, and the original has none that is frozen", () => {
  const original = { name: "a", list: [{ deep: [1, 2] }], nothing: null, bytes: Uint8Array.of(1) };
  const copy = frozenCopy(original);
  expect(copy).toStrictEqual(original);
  expect(caught(() => (copy.name = "b"))).toBeInstanceOf(TypeError);
  expect(caught(() => copy.list[0].deep.push(3))).toBeInstanceOf(TypeError);
  original.list[0].deep.push(3);
  expect(copy.list[0].deep).toStrictEqual([1, 2]);
});

test("names of Object.prototype stay plain keys", () => {
  const copy = frozenCopy(JSON.parse('{ "__proto__": { "a": 1 }, "constructor": 2 }') as object);
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  expect(Object.entries(copy)).toStrictEqual([
    ["__proto__", { a: 1 }],
    ["constructor", 2],
  ]);
});
