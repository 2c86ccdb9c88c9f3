/** Results as JSON and back: every number with its bits, every text as it was, nothing believed. */
import { expect, test } from "vitest";
import { fromJSON } from "../../src/experiments/index";
import { decodeJson, encodeJson } from "../../src/experiments/plain-json";

test("numbers and texts come back as they were", () => {
  const value = {
    numbers: [0, -0, NaN, Infinity, -Infinity, 5e-324, 0.1],
    lists: [Float64Array.of(NaN, -0, 1e300), Float32Array.of(0.1, -Infinity), Int32Array.of(-1), Uint8Array.of(255)],
    texts: ["NaN", "-0", "Infinity", "constructor", "__proto__", "toString", "hasOwnProperty", ""],
    nothing: null,
  };
  expect(decodeJson(encodeJson(value))).toStrictEqual(value);
});

test.each(["constructor", "__proto__", "toString", "valueOf"])("the text %s is a text, as a type too", (name) => {
  expect(decodeJson(JSON.stringify(name))).toBe(name);
  const part = JSON.parse(`{"type":"${name}","values":[1]}`) as unknown;
  expect(decodeJson(JSON.stringify(part))).toStrictEqual(part);
});

test("a list's length is that of its numbers, whatever the text says", () => {
  const text = '{"type":"Float64Array","values":{"length":1000000000}}';
  expect(decodeJson(text)).toStrictEqual(JSON.parse(text));
});

test.each([
  ["Float64Array", null],
  ["Float64Array", "1"],
  ["Float64Array", true],
  ["Float64Array", [1]],
  ["Float32Array", 1e300],
  ["Float32Array", 0.1],
  ["Int32Array", 1.5],
  ["Int32Array", 2 ** 31],
  ["Uint8Array", 256],
  ["Uint8Array", -1],
  ["Float32Array", { toString: 0 }],
  ["Int32Array", [{ toString: 0, valueOf: 0 }]],
])("a %s of %j is refused, not made another number", (type, value) => {
  const text = JSON.stringify({ type, values: [0, value] });
  expect(() => decodeJson(text)).toThrow(`as number 1 of a ${type}`);
  expect(() => fromJSON(text)).toThrow(
    /^fromJSON: the text has .* as number 1 of a .*Array; pass what toJSON returns\.$/,
  );
});

test.each([[{ toString: 0 }], [["a"]], [1], [null]])("%j is no character of a text", (value) => {
  expect(() => fromJSON(JSON.stringify({ type: "String", values: ["a", value] }))).toThrow(
    /^fromJSON: the text has .* as character 1 of a text; pass what toJSON returns\.$/,
  );
});
