import { expect, test } from "vitest";
import { DivergenceError, FileFormatError, StateError, WasmError } from "../../src/core/errors";

test.each([
  ["StateError", new StateError("text")],
  ["WasmError", new WasmError("text")],
  ["FileFormatError", new FileFormatError("text")],
  ["DivergenceError", new DivergenceError("text", { epoch: 1, step: 2, learningRate: 3, layer: "0 (Linear)" })],
])("%s is an Error of that name", (name, error) => {
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe(name);
  expect(String(error)).toBe(`${name}: text`);
});

test("WasmError keeps its cause", () => {
  const cause = new Error("cause");
  expect(new WasmError("text", { cause }).cause).toBe(cause);
});
