/** The README as a new user tries it: the packed tarball in an empty folder, each command and program as printed. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { IRIS_CSV } from "../cli/captured-terminal";

const README = readFileSync("README.md", "utf8");
const folder = mkdtempSync(join(tmpdir(), "wasm-mlp-readme-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Without what an npm that runs the tests tells its children. */
const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
const environment = { ...inherited, NODE_PATH: "", MNIST_DIR: "" };
const shell = (line: string) =>
  execFileSync("bash", ["-c", line], { cwd: folder, encoding: "utf8", env: environment, stdio: "pipe" });

beforeAll(() => {
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], {
    encoding: "utf8",
  });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  shell(`npm install ./${packed.trim()} --offline --omit=optional --ignore-scripts --no-audit --no-fund`);
  writeFileSync(join(folder, "iris.csv"), IRIS_CSV);
}, 100_000);

/** The lines of the block below a comment. */
function commands(): string[] {
  const block = /<!-- commands:[^\n]*-->\n\n```sh\n([\s\S]*?)```/.exec(README)![1];
  return block.trim().split("\n");
}

test("the program prints what stands below it", () => {
  const [, program, printed] = /<!-- example: [^\n]*-->\n\n```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/.exec(
    README,
  )!;
  expect(program.trimEnd().split("\n").length).toBeLessThanOrEqual(13);
  writeFileSync(join(folder, "readme.js"), program);
  expect(shell("node readme.js")).toBe(printed);
});

describe("each command", () => {
  test("is there", () => {
    expect(commands().length).toBeGreaterThan(8);
  });

  test.each(commands())(
    "%s",
    (line) => {
      // Without the optional library for PNGs figures are SVG; npx finds the program that is installed here.
      expect(shell(line.replace(/^npx /, "npx --no-install ")).length).toBeGreaterThan(0);
    },
    60_000,
  );

  test("left what it says", () => {
    const names = readdirSync(folder);
    expect(names).toEqual(
      expect.arrayContaining(["model.safetensors", "predictions.csv", "curves.svg", "map.svg", "norms.svg", "out"]),
    );
    expect(readdirSync(join(folder, "out"))).toEqual(expect.arrayContaining(["curves.svg", "report.html", "figures"]));
  });
});

test("what only a queue needs is asked for when it is used", () => {
  expect(() => shell("npx --no-install wasm-mlp worker --queue redis://127.0.0.1")).toThrow(
    'wasm-mlp: --queue needs two optional packages; run "npm install bullmq ioredis"\n',
  );
});

describe("each example", () => {
  test.each(readdirSync("examples").filter((name) => name.endsWith(".mjs")))(
    "%s",
    (name) => {
      copyFileSync(join("examples", name), join(folder, name));
      expect(shell(`node ${name}`).length).toBeGreaterThan(0);
    },
    60_000,
  );
});
