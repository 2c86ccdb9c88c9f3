/** The kernel of docs/adding.md compiles and computes what the page says. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";

interface Kernels {
  readonly memory: WebAssembly.Memory;
  softsignForward(x: number, y: number, n: number): void;
  softsignBackward(y: number, dy: number, dx: number, n: number): void;
}

function compile(): Kernels {
  const page = readFileSync("docs/adding.md", "utf8");
  const source = /compiled by [^\n]*-->\n\n```ts\n([\s\S]*?)```/.exec(page)![1];
  // As far from the layers as its imports will say.
  const folder = mkdtempSync("build/doc-layer-");
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const path = `${folder}/softsign.ts`;
  writeFileSync(path, source.replaceAll('"../', '"../../assembly/'));
  const options = ["--runtime", "stub", "--enable", "simd", "--disableWarning", "112", "--initialMemory", "2"];
  const asc = "node_modules/assemblyscript/bin/asc.js";
  execFileSync(process.execPath, [asc, path, ...options, "-o", `${folder}/softsign.wasm`], { stdio: "pipe" });
  const module = new WebAssembly.Module(readFileSync(`${folder}/softsign.wasm`));
  const abort = () => {
    throw new Error("abort");
  };
  return new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as Kernels;
}

test("softsign and its gradient", () => {
  const kernels = compile();
  const inputs = [-90, -3, -0.5, 0, 0.25, 2, 90];
  const n = inputs.length;
  const [x, y, dy, dx] = [65536, 65600, 65664, 65728];
  const floats = (at: number) => new Float32Array(kernels.memory.buffer, at, n + 1);
  floats(x).set(inputs);
  floats(dy).fill(2);
  for (const at of [y, dx]) floats(at).fill(777);
  kernels.softsignForward(x, y, n);
  kernels.softsignBackward(y, dy, dx, n);
  inputs.forEach((value, i) => {
    const expected = value / (1 + Math.abs(value));
    expect(floats(y)[i]).toBeCloseTo(expected, 6);
    expect(floats(dx)[i]).toBeCloseTo(2 / (1 + Math.abs(value)) ** 2, 5);
  });
  expect([floats(y)[n], floats(dx)[n]]).toEqual([777, 777]);
});

test("every file that the page names is there, but for those that it adds", () => {
  const page = readFileSync("docs/adding.md", "utf8");
  const named = [...page.matchAll(/`((?:assembly|src|docs|test)\/[a-z0-9./_-]+)`/g)].map(([, path]) => path);
  const added = /softsign\.ts$|\/name(-schedule)?\.ts$/;
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !added.test(path) && !existsSync(path))).toEqual([]);
});
