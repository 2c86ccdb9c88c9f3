/** The kernel of docs/adding-a-layer.md compiles and computes what the page says. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Kernels {
  readonly memory: WebAssembly.Memory;
  softplusForward(x: number, y: number, n: number): void;
  softplusBackward(y: number, dy: number, dx: number, n: number): void;
}

function compile(): Kernels {
  const page = readFileSync("docs/adding-a-layer.md", "utf8");
  const source = /compiled by [^\n]*-->\n\n```ts\n([\s\S]*?)```/.exec(page)![1];
  mkdirSync("build/doc-layer", { recursive: true });
  // Beside the layers, seen from its imports.
  const path = "build/doc-layer/softplus.ts";
  writeFileSync(path, source.replaceAll('"../', '"../../assembly/'));
  const options = ["--runtime", "stub", "--enable", "simd", "--disableWarning", "112", "--initialMemory", "2"];
  const asc = "node_modules/assemblyscript/bin/asc.js";
  execFileSync(process.execPath, [asc, path, ...options, "-o", "build/doc-layer/softplus.wasm"], { stdio: "pipe" });
  const module = new WebAssembly.Module(readFileSync("build/doc-layer/softplus.wasm"));
  const abort = () => {
    throw new Error("abort");
  };
  return new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as Kernels;
}

test("softplus and its gradient", () => {
  const kernels = compile();
  const inputs = [-90, -3, -0.5, 0, 0.25, 2, 90];
  const n = inputs.length;
  const [x, y, dy, dx] = [65536, 65600, 65664, 65728];
  const floats = (at: number) => new Float32Array(kernels.memory.buffer, at, n + 1);
  floats(x).set(inputs);
  floats(dy).fill(2);
  for (const at of [y, dx]) floats(at).fill(777);
  kernels.softplusForward(x, y, n);
  kernels.softplusBackward(y, dy, dx, n);
  inputs.forEach((value, i) => {
    const expected = Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
    expect(floats(y)[i]).toBeCloseTo(expected, 6);
    expect(floats(dx)[i]).toBeCloseTo(2 / (1 + Math.exp(-value)), 5);
  });
  expect([floats(y)[n], floats(dx)[n]]).toEqual([777, 777]);
});
