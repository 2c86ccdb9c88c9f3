/** The built command line, as an installed package has it: dist/cli, made by `npm run build`. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { rollup } from "rollup";
import terser from "@rollup/plugin-terser";
import { afterAll, describe, expect, test } from "vitest";
import { IRIS_CSV } from "../cli/captured-terminal";

const folder = mkdtempSync(join(tmpdir(), "wasm-mlp-command-line-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const PROGRAM = resolve("dist/cli/wasm-mlp.js");
const run = (args: readonly string[], cwd = folder) =>
  execFileSync(process.execPath, [PROGRAM, ...args], { encoding: "utf8", cwd, env: { ...process.env, MNIST_DIR: "" } });

describe("the tour", () => {
  test("writes a report that needs nothing from outside, and a table within 80 columns", () => {
    const lines = run(["demo", "spiral", "xor", "map"]).trimEnd().split("\n");
    expect(lines.slice(2, 5).map((line) => line.split(" ")[0])).toEqual(["spiral", "XOR", "map"]);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    const html = readFileSync(join(folder, "out/report.html"), "utf8");
    expect(html).toContain("accuracy 98.3 % (the original in NumPy)");
    // What is in it, and what makes each part again.
    expect(html).toContain('<li><a href="#spiral">Three arms of a spiral</a></li>');
    expect(html).toContain("<code>wasm-mlp demo xor --seed 1</code>");
    expect(html).toContain("1 h 10 min 33 s");
    // Each figure: wide and narrow, light and dark.
    expect(html.match(/<img /g)).toHaveLength(5);
    expect(html.match(/\(max-width: 30rem\)/g)).toHaveLength(10);
    expect([...html.matchAll(/(?:src|srcset|href)="(?!data:|#)[^"]*"/g)]).toEqual([]);
    const drawn = ["spiral-regions", "xor-curve", "map"].map((name) => join(folder, "out/figures", name));
    for (const path of drawn) expect([existsSync(`${path}.svg`), existsSync(`${path}.png`)]).toEqual([true, true]);
  }, 100_000);
});

describe("wasm-mlp", () => {
  test("trains and predicts, with standard output as data", () => {
    writeFileSync(join(folder, "iris.csv"), IRIS_CSV);
    expect(run(["train", "iris.csv", "--target", "species", "--out", "iris.safetensors"])).toMatch(/accuracy/);
    const predicted = run(["predict", "iris.safetensors", "iris.csv"]);
    expect(predicted.split("\n")[0]).toBe("line,species,probability");
  });

  test("says what is wrong in one line, without a stack, and exits with 1 or 2", () => {
    const failed = spawnSync(process.execPath, [PROGRAM, "inspect", "nothing"], { encoding: "utf8", cwd: folder });
    expect(failed.status).toBe(1);
    expect(failed.stderr).toMatch(/^wasm-mlp: "nothing" cannot be read.*\n$/);
    const wrong = spawnSync(process.execPath, [PROGRAM, "mnist"], {
      encoding: "utf8",
      env: { ...process.env, MNIST_DIR: undefined },
    });
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toBe(
      "wasm-mlp: mnist: no folder was given; pass --data or set MNIST_DIR to where its four files are, or pass --download\n",
    );
  });

  test("stops at Ctrl-C with the best model in its file", async () => {
    const { spawn } = await import("node:child_process");
    const args = ["train", "iris.csv", "--target", "species", "--epochs", "100000000", "--patience", "100000000"];
    const child = spawn(process.execPath, [PROGRAM, ...args, "--out", "stopped.safetensors", "--json"], {
      cwd: folder,
    });
    let epochs = 0;
    let isAsked = false;
    child.stdout.on("data", (text: Buffer) => {
      epochs += text.toString().split('"epoch"').length - 1;
      // A second signal would end it at once.
      if (epochs > 20 && !isAsked) isAsked = child.kill("SIGINT");
    });
    const code = await new Promise((done) => child.on("exit", done));
    expect([code, epochs > 20]).toEqual([0, true]);
    expect(run(["inspect", "stopped.safetensors"])).toMatch(/Linear\(\d+, \d+\)/);
  });

  test("is not cut off by a reader that stops reading", () => {
    const { status, stdout } = spawnSync(
      "bash",
      ["-c", `set -o pipefail; "${process.execPath}" "${PROGRAM}" predict iris.safetensors iris.csv | head -1`],
      { encoding: "utf8", cwd: folder },
    );
    expect([status, stdout]).toEqual([0, "line,species,probability\n"]);
  });
});

describe("what programs load", () => {
  const LIBRARIES = /@observablehq|\/d3-|commander|cli-progress|csv-parse|resvg|\/src\/cli\/|chunks\/plot\./;

  test("the core has nothing of figures or the command line, within 40 KB gzip", async () => {
    const program = join(folder, "core-program.js");
    const entry = JSON.stringify(resolve("dist/index.js"));
    writeFileSync(program, `export { Network, Linear, ReLU, Adam, Trainer } from ${entry};\n`);
    const bundle = await rollup({ input: program, plugins: [terser()], treeshake: { moduleSideEffects: false } });
    const { output } = await bundle.generate({ format: "es" });
    // What is imported when it is needed, such as threads, is no part of it.
    const chunks = output.filter((chunk) => chunk.type === "chunk");
    const loaded = new Set([chunks[0]]);
    for (const { imports } of loaded) {
      for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk);
    }
    const code = [...loaded].map((chunk) => chunk.code).join("\n");
    const moduleIds = [...loaded].flatMap((chunk) => chunk.moduleIds);
    expect(moduleIds.filter((id) => LIBRARIES.test(id))).toEqual([]);
    expect(code).not.toMatch(/observable|commander|<svg/i);
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(40_000);
  });

  test("the licenses of what is bundled are in the package", () => {
    const licenses = readFileSync("dist/THIRD-PARTY-LICENSES.txt", "utf8");
    for (const name of ["@observablehq/plot", "commander", "cli-progress", "csv-parse", "string-width", "Inter"]) {
      expect(licenses).toContain(name);
    }
  });
});
