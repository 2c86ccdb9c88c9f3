import { describe, expect, test } from "vitest";
import { WasmError } from "../../src";
import { ProblemError, problemOf } from "../../playground/src/problem";

describe("what was thrown has words of its own", () => {
  test("if the page threw it", () => {
    expect(problemOf(new ProblemError("fewPoints", 4))).toStrictEqual({ code: "fewPoints", values: [4] });
  });

  test.each([
    "Failed to fetch dynamically imported module: http://localhost/assets/digits.js",
    "error loading dynamically imported module: http://localhost/assets/digits.js",
    "Importing a module script failed.",
  ])("if a part is not there any more: %s", (message) => {
    expect(problemOf(new TypeError(message)).code).toBe("notLoaded");
  });

  test("if there is no WebAssembly", () => {
    expect(problemOf(new WasmError("no SIMD")).code).toBe("unable");
  });

  test.each([new TypeError("x is not a function"), new Error("no"), "text", undefined])("else none", (error) => {
    expect(problemOf(error)).toStrictEqual({ code: "unexpected", values: [] });
  });
});
