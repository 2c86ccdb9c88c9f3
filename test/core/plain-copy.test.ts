import { expect, test } from "vitest";
import { runInNewContext } from "node:vm";
import { frozenCopy, plainCopy } from "../../src/core/plain-copy";
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

test("a plain copy shares nothing with the original, of any realm and without a prototype", () => {
  const other = runInNewContext("({ list: [{ deep: [1] }], numbers: Float32Array.of(1) })") as object;
  const bare = Object.assign(Object.create(null) as object, { list: [1] });
  const original = { other, bare, numbers: Float64Array.of(1, NaN), gaps: [undefined, 2], text: "a" };
  const before = JSON.stringify(original);
  const copy = plainCopy(original) as unknown as Record<string, { numbers: number[]; list: { deep: number[] }[] }>;
  expect(JSON.stringify(copy)).toBe(before);
  expect(copy.numbers).toStrictEqual(original.numbers);
  copy.other.list[0].deep.push(2);
  copy.other.numbers[0] = 2;
  copy.bare.list.length = 0;
  expect(JSON.stringify(original)).toBe(before);
});

test("names of Object.prototype stay plain keys", () => {
  const copy = frozenCopy(JSON.parse('{ "__proto__": { "a": 1 }, "constructor": 2 }') as object);
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  expect(Object.entries(copy)).toStrictEqual([
    ["__proto__", { a: 1 }],
    ["constructor", 2],
  ]);
});
