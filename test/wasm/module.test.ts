import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { caught } from "../core/throwing";

/** The library as if imported for the first time, so that its module is compiled again. */
async function freshLibrary() {
  vi.resetModules();
  return import("../../src/index");
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("where the engine has no SIMD", () => {
  beforeEach(() => {
    vi.spyOn(WebAssembly, "Module").mockImplementation(function () {
      throw new WebAssembly.CompileError("invalid simd opcode");
    });
  });

  test("importing and describing layers work, a network says what is missing", async () => {
    const { Linear, Network, WasmError } = await freshLibrary();
    const layer = new Linear(2, 1);
    const error = caught(() => new Network([layer]));
    expect(error).toBeInstanceOf(WasmError);
    expect((error as Error).message).toBe(
      "wasm-mlp: the engine did not compile the kernels (invalid simd opcode); they need WebAssembly with 128-bit SIMD " +
        "(Chrome 91, Firefox 89, Safari 16.4, Node 20.19) and, under a Content-Security-Policy, 'wasm-unsafe-eval'.",
    );
    expect((error as Error).cause).toBeInstanceOf(WebAssembly.CompileError);
    expect(layer.isAttached).toBe(false);
  });
});

test("where there is no memory for kernels, that is said and not that they need another engine", async () => {
  vi.spyOn(WebAssembly, "Memory").mockImplementation(function () {
    throw new RangeError("WebAssembly.Memory(): could not allocate memory");
  });
  const { Network, WasmError } = await freshLibrary();
  const error = caught(() => Network.mlp([2, 1])) as Error;
  expect(error).toBeInstanceOf(WasmError);
  expect(error.message).toBe(
    "wasm-mlp: the engine has no memory for the kernels (WebAssembly.Memory(): could not allocate memory); close other " +
      "programs or pages, or use fewer workers.",
  );
  expect(error.cause).toBeInstanceOf(RangeError);
});

describe("where the engine has no WebAssembly", () => {
  const { Module, Instance, Memory } = WebAssembly;
  test.each([
    ["strict", undefined],
    ["fast", undefined],
    ["strict", null],
    ["fast", null],
    ["strict", {}],
    ["fast", { Module, Instance, Memory }],
  ] as const)("a %s network says so (%o)", async (precision, present) => {
    vi.stubGlobal("WebAssembly", present);
    const { Network, WasmError } = await freshLibrary();
    const error = caught(() => Network.mlp([2, 1], { precision }));
    expect(error).toBeInstanceOf(WasmError);
    expect((error as Error).message).toBe(
      "wasm-mlp: this engine has no WebAssembly; use a current browser or Node 20.19 or later.",
    );
  });
});

test("importing compiles nothing; a precision is compiled once, at its first network", async () => {
  const compile = vi.spyOn(WebAssembly, "Module");
  const { Network } = await freshLibrary();
  expect(compile).not.toHaveBeenCalled();
  for (let i = 0; i < 3; i++) Network.mlp([2, 1]).dispose();
  expect(compile).toHaveBeenCalledTimes(1);
});

test("fast falls back on strict without relaxed SIMD, to the same bits", async () => {
  vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
  const { Network } = await freshLibrary();
  const [strict, fast] = (["strict", "fast"] as const).map((precision) =>
    Network.mlp([2, 8, 3], { precision, seed: 1 }).predict([[0.3, -0.7]]),
  );
  expect(fast).toStrictEqual(strict);
});
