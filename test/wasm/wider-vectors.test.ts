import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A process whose environment may not be read. */
function guardedProcess(versions: Readonly<Record<string, string>>): object {
  return {
    versions,
    get env(): never {
      throw new Error("Requires env access");
    },
  };
}

test("Deno, which asks before a program reads the environment, is not asked", async () => {
  vi.resetModules();
  vi.stubGlobal("process", guardedProcess({ v8: "15.0", deno: "2.9.6" }));
  const { settleVectorWidth } = await import("../../src/wasm/wider-vectors");
  expect(settleVectorWidth).not.toThrow();
});

test("other engines are asked", async () => {
  vi.resetModules();
  vi.stubGlobal("process", guardedProcess({ v8: "15.0" }));
  const { settleVectorWidth } = await import("../../src/wasm/wider-vectors");
  expect(settleVectorWidth).toThrow("Requires env access");
});
