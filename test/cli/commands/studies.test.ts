/** The commands of studies: map, norms, merge, search. */
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { circles } from "../../../src/datasets/index";
import { fromJSON, normStudy, type NormStudy, type PerformanceMap } from "../../../src/experiments/index";
import { bestCell } from "../../../src/cli/studies/tell-study";
import { capture, captureJson, FakeSignals, IRIS_CSV, testFile, testFolder } from "../captured-terminal";

const MAP = ["map", "--learning-rates", "0.01:0.1:4", "--epochs", "0:300:4", "--runs", "8", "--workers", "0"];

describe("map", () => {
  test("writes numbers, a table and a figure, by the file's extension", async () => {
    const folder = testFolder();
    for (const name of ["map.json", "map.csv", "map.svg"]) {
      const { code, stderr } = await capture([...MAP, "--out", join(folder, name)]);
      expect([code, stderr]).toEqual([0, ""]);
    }
    const map = fromJSON(readFileSync(join(folder, "map.json"), "utf8")) as PerformanceMap;
    expect([map.success.rows, map.success.columns, map.runs]).toEqual([4, 4, 8]);
    // No epochs, no success; more epochs, no less.
    expect([...map.success.data.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(Math.max(...map.success.data.subarray(12))).toBeGreaterThan(0);
    expect(readFileSync(join(folder, "map.csv"), "utf8").trimEnd().split("\n")).toHaveLength(17);
    expect(readFileSync(join(folder, "map.svg"), "utf8")).toMatch(/^<svg/);
  });

  test("says which cell is best", async () => {
    const [event] = await captureJson(MAP);
    const { best } = event as unknown as { best: { success: number; learningRate: number; epochs: number } };
    expect(best.success).toBeGreaterThan(0);
    expect([100, 200, 300]).toContain(best.epochs);
  });

  test.each([
    [["--out", "map.gif"], '--out "map.gif": results end in .svg, .png, .json, .csv; change the name'],
    [["--shard", "5/4"], "option '--shard <i/n>' argument '5/4' is invalid. Pass i/n with i from 1 to n, such as 1/4."],
    [["--shard", "1/2"], "--shard writes JSON lines; pass --out with a name that ends in .jsonl"],
    [["--learning-rates", "0.1:0.01:5"], "Let the range end above its start."],
    [
      ["--dataset", "circle"],
      "option '--dataset <name>' argument 'circle' is invalid. Allowed choices are circles, moons, xor, twoSpirals, checkerboard, wave, spiral, rings, zones.",
    ],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await capture([...MAP, ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd()).not.toContain("\n");
  });

  test("says when architecture and data do not meet", async () => {
    const { code, stderr } = await capture([...MAP, "--architecture", "3,2,1"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^wasm-mlp: --architecture \[3, 2, 1\] takes 3 inputs, .*\n$/);
  });

  test("refuses two ways to share the work out", async () => {
    const args = ["--shard", "1/2", "--out", join(testFolder(), "a.jsonl"), "--queue", "redis://127.0.0.1:1"];
    const { code, stderr } = await capture([...MAP, ...args]);
    expect([code, stderr]).toEqual([2, "wasm-mlp: --shard and --queue both say who computes what; give one\n"]);
  });

  test("finds the best cell of very many, and beside those without a number", () => {
    const data = new Float32Array(300_000).fill(NaN);
    data.set([0.5, 0.75], 200_000);
    expect(bestCell({ success: { data, rows: 1, columns: data.length } })).toBe(200_001);
  });
});

describe("shards", () => {
  test("merge into the very result of a single run, killed and resumed on the way", async () => {
    const folder = testFolder();
    const [a, b, whole, merged] = ["a.jsonl", "b.jsonl", "whole.json", "merged.json"].map((name) => join(folder, name));
    const study = [...MAP, "--runs", "32"];
    await capture([...study, "--shard", "1/2", "--out", a]);
    await capture([...study, "--shard", "2/2", "--out", b]);
    // A run that was killed in the middle of its last line.
    const text = readFileSync(b, "utf8");
    const lines = text.trimEnd().split("\n");
    writeFileSync(b, text.slice(0, text.length - 40));
    const early = await capture(["merge", a, b]);
    expect(early.code).toBe(1);
    expect(early.stderr).toContain("pieces are missing");
    const again = await capture([...study, "--shard", "2/2", "--out", b]);
    expect(again.stderr).toContain(`line ${lines.length} is skipped`);
    expect(again.stdout).toBe(`shard 2 of 2: 1 pieces computed, ${lines.length - 1} were there, in ${b}\n`);
    await capture([...study, "--out", whole]);
    await capture(["merge", a, b, a, "--out", merged]);
    expect(readFileSync(merged, "utf8")).toBe(readFileSync(whole, "utf8"));
  });

  test("of another study are refused by name of what differs", async () => {
    const folder = testFolder();
    const [a, b] = [join(folder, "a.jsonl"), join(folder, "b.jsonl")];
    await capture([...MAP, "--shard", "1/2", "--out", a]);
    await capture([...MAP, "--l2", "0.5", "--shard", "2/2", "--out", b]);
    const { code, stderr } = await capture(["merge", a, b]);
    expect(code).toBe(1);
    expect(stderr).toContain(`line 1 of ${JSON.stringify(b)} is of another study: l2 is 0.5, not 0.02`);
  });

  test("name the file of a damaged line among several that are complete", async () => {
    const folder = testFolder();
    const [a, b] = [join(folder, "a.jsonl"), join(folder, "b.jsonl")];
    await capture([...MAP, "--shard", "1/2", "--out", a]);
    await capture([...MAP, "--shard", "2/2", "--out", b]);
    const lines = readFileSync(b, "utf8").split("\n").length;
    appendFileSync(b, "{\n");
    const { code, stderr } = await capture(["merge", a, b]);
    expect([code, stderr]).toEqual([0, expect.stringContaining(`${b}: line ${lines} is skipped: `)]);
  });

  test("name the file of a damaged line, also when it is the only one", async () => {
    const a = testFile("a.jsonl", "{\n");
    await capture([...MAP, "--shard", "1/2", "--out", a]);
    const { code, stderr } = await capture(["merge", a]);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`(damaged lines: 1 of ${JSON.stringify(a)})`)]);
  });

  test("that end before their first piece leave no file; one that was there stays", async () => {
    const interrupted = async (path: string) => {
      const signals = new FakeSignals();
      signals.once("newListener", () => {
        queueMicrotask(() => signals.emit("SIGINT"));
      });
      const { code } = await capture([...MAP, "--shard", "1/1", "--out", path], { signals });
      return [code, existsSync(path)];
    };
    expect(await interrupted(join(testFolder(), "a.jsonl"))).toEqual([130, false]);
    expect(await interrupted(testFile("there.jsonl", ""))).toEqual([130, true]);
  });

  test("on a full disk end with one line", async () => {
    const path = join(testFolder(), "a.jsonl");
    symlinkSync("/dev/full", path);
    const { code, stderr } = await capture([...MAP, "--shard", "1/1", "--out", path]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      `wasm-mlp: ${JSON.stringify(path)} cannot be written: ENOSPC: no space left on device, write\n`,
    );
  });

  const hasParallel = spawnSync("parallel", ["--version"]).status === 0;
  if (!hasParallel && process.env.CI === "true") throw new Error("GNU parallel is missing; install it");
  if (!hasParallel) console.warn("SKIPPED: shards under GNU parallel; install Debian's parallel");

  test.skipIf(!hasParallel || !existsSync("dist/cli/wasm-mlp.js"))("run under GNU parallel", () => {
    const folder = testFolder();
    const program = `${process.execPath} ${process.cwd()}/dist/cli/wasm-mlp.js`;
    const study = `${program} ${MAP.join(" ")}`;
    const script = [
      `parallel --will-cite -j 2 '${study} --shard {}/3 --out part{}.jsonl' ::: 1 2 3 >&2`,
      `${program} merge part*.jsonl --out merged.json >&2`,
      `${study} --out whole.json >&2`,
      "cmp merged.json whole.json",
    ].join(" && ");
    const { status, stderr } = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
    expect([status, stderr]).toEqual([0, expect.stringContaining("shard 3 of 3")]);
  });
});

describe("norms", () => {
  test("shows success and norms, a line a study", async () => {
    const { stdout } = await capture(["norms", "--networks", "64", "--l2", "0,0.1", "--workers", "0"]);
    const lines = stdout.split("\n");
    expect(lines[0]).toMatch(/rate +epochs +r +success +weights before +after +biases after/);
    const after = [lines[2], lines[3]].map((line) => Number(line.trim().split(/ {2,}/)[5]));
    // Larger regularization makes norms smaller.
    expect(after[1]).toBeLessThan(after[0]);
  });

  test("writes one study or several", async () => {
    const folder = testFolder();
    const study = ["norms", "--networks", "32", "--epochs", "50", "--workers", "0"];
    await capture([...study, "--out", join(folder, "one.json")]);
    const one = fromJSON(readFileSync(join(folder, "one.json"), "utf8")) as NormStudy;
    expect(one.success).toHaveLength(32);
    await capture([...study, "--l2", "0,0.1", "--out", join(folder, "two.csv")]);
    const lines = readFileSync(join(folder, "two.csv"), "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(65);
    await capture([...study, "--l2", "0,0.1", "--trace", "10", "--out", join(folder, "trends.svg")]);
    expect(readFileSync(join(folder, "trends.svg"), "utf8")).toContain("r = 0.1");
  });

  test("trains in mini-batches and judges further points, as the library does, in shards too", async () => {
    const folder = testFolder();
    const file = (name: string) => join(folder, name);
    const study = [
      "norms",
      "--networks",
      "20",
      "--epochs",
      "20",
      "--samples",
      "40",
      "--batch-size",
      "8",
      "--trace",
      "10",
    ];
    const all = [...study, "--test-samples", "30", "--workers", "0"];
    await capture([...all, "--out", file("one.json")]);
    const one = fromJSON(readFileSync(file("one.json"), "utf8")) as NormStudy;
    const points = (samples: number, seed: number) => circles({ samples, seed, noise: 0.1, factor: 0.2 });
    const { trace } = await normStudy({
      ...{ architecture: [2, 3, 2, 1], dataset: points(40, 1), testDataset: points(30, 2), batchSize: 8, trace: 10 },
      ...{ networks: 20, epochs: 20, learningRate: 0.025, l2: 0.02, seed: 1, workers: 0 },
    });
    expect(one.trace!.testLoss).toStrictEqual(trace!.testLoss);

    for (const shard of ["1", "2"]) await capture([...all, "--shard", `${shard}/2`, "--out", file(`${shard}.jsonl`)]);
    await capture(["merge", file("1.jsonl"), file("2.jsonl"), "--out", file("merged.json")]);
    expect(readFileSync(file("merged.json"), "utf8")).toBe(readFileSync(file("one.json"), "utf8"));

    const { code, stderr } = await capture(["norms", "--test-samples", "30"]);
    expect([code, stderr]).toEqual([2, "wasm-mlp: --test-samples are judged where the norms are kept; add --trace 20, for example\n"]); // prettier-ignore
  });

  test.each([
    ["--l2", "0,1"],
    ["--epochs", "100000:1000000:2"],
    ["--learning-rate", "0.1,0.2"],
  ])("says that a figure of several %s needs a trace, before anything is computed", async (list, values) => {
    const out = join(testFolder(), "norms.svg");
    // So many networks would take hours.
    const study = ["norms", "--networks", "1000000", "--epochs", "1000000", list, values, "--workers", "0"];
    const { code, stderr } = await capture([...study, "--out", out]);
    expect([code, existsSync(out)]).toEqual([2, false]);
    expect(stderr).toBe("wasm-mlp: a figure of several studies shows their norms over the epochs; pass --trace too\n");
  });
});

describe("search", () => {
  test("ranks settings and says how to train with the best", async () => {
    const file = testFile("iris.csv", IRIS_CSV);
    const { stdout, code } = await capture([
      "search",
      file,
      "--target",
      "species",
      "--trials",
      "3",
      "--folds",
      "2",
      "--epochs",
      "10",
      "--workers",
      "0",
    ]);
    expect(code).toBe(0);
    const command = stdout.trimEnd().split("\n").at(-1)!;
    expect(command).toMatch(/^wasm-mlp train .*iris\.csv --target species --hidden /);
    const trained = await capture([...command.split(" ").slice(1), "--epochs", "1"]);
    expect([trained.code, trained.stderr]).toEqual([0, ""]);
  });
});
