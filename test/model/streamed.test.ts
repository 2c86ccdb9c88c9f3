/** Tables that are larger than their share of memory: read anew in each epoch, judged by rows that were never learned from. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { Model } from "../../src/model/index";
import { capture, captureJson } from "../cli/captured-terminal";

const folder = mkdtempSync(join(tmpdir(), "streamed-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

// The sum of a and b decides the class, and is the value, about a large offset.
const ROWS = 3000;
const text = `a,b,color,value,side\n${Array.from({ length: ROWS }, (_, i) => {
  const [a, b] = [((i * 7919) % 1009) / 1009, ((i * 104_729) % 997) / 997];
  return `${a},${i % 50 === 0 ? "" : b},${["red", "green"][i % 2]},${1e8 + a + b},${a + b > 1 ? "above" : "below"}`;
}).join("\n")}\n`;
const path = join(folder, "rows.csv");
writeFileSync(path, text);
const settings = { hidden: [32], dropout: 0, learningRate: 0.01, epochs: 6, batchSize: 32, maxBytes: 10_000 } as const;

describe("a table larger than maxBytes", () => {
  test("of classes is learned, judged, and gives the same model each time", async () => {
    const options = { ...settings, target: "side", exclude: ["value"] };
    using model = await Model.train(path, options);
    expect(model.rows).toBe(ROWS);
    expect(model.judgedRows!.actual.length).toBeGreaterThan(500);
    expect(model.judgedRows!.actual.length).toBeLessThan(700);
    expect(model.scores.accuracy).toBeGreaterThan(0.93);
    expect(model.predict({ a: 0.9, b: 0.8, color: "red" }).value).toBe("above");
    using again = await Model.train(path, options);
    expect(await again.save()).toEqual(await model.save());
    using unpacked = await Model.train(new Blob([gzipSync(text)]), { ...options, maxBytes: 1000 });
    expect(await unpacked.save()).toEqual(await model.save());
  });

  test("tells how far it was read, twice before the training; one in memory once", async () => {
    const told = async (source: string | Blob, maxBytes: number) => {
      const events: string[] = [];
      const options = { ...settings, maxBytes, target: "side", exclude: ["value"], epochs: 1 };
      const model = await Model.train(source, {
        ...options,
        onRead: ({ done, pass, passes }) => events.push(`${pass} of ${passes}: ${done}`),
        onProgress: () => void events.push("learned"),
      });
      model.dispose();
      return events.filter((event, i) => event !== "learned" || events[i - 1] !== event);
    };
    const twice = ["1 of 2: 0", "1 of 2: 1", "2 of 2: 0", "2 of 2: 1", "learned"];
    expect(await told(path, 10_000)).toEqual(twice);
    expect(await told(new Blob([gzipSync(text)]), 1000)).toEqual(twice);
    expect(await told(text, 1e9)).toEqual(["1 of 1: 0", "1 of 1: 1", "learned"]);
  });

  test("of values keeps their digits", async () => {
    using model = await Model.train(path, { ...settings, target: "value", exclude: ["side"] });
    expect(model.scores.r2).toBeGreaterThan(0.9);
    const { value, interval } = model.predict({ a: 0.5, b: 0.5, color: "red" });
    expect(Math.abs((value as number) - 1e8 - 1)).toBeLessThan(0.2);
    expect(interval![1] - interval![0]).toBeLessThan(1);
  });

  test("takes members, class weights, smoothing, normalization, patience and a stop", async () => {
    const options = { ...settings, target: "side", exclude: ["value"], epochs: 2 };
    const more = { members: 2, classWeight: "balanced", labelSmoothing: 0.1, batchNorm: true, patience: 1 } as const;
    const limits = { maxNorm: 2, averaging: { type: "ema", decay: 0.9 } } as const;
    using model = await Model.train(path, { ...options, ...more, ...limits });
    expect(model.networks).toHaveLength(2);
    // Each row once: the members are judged by what they say together.
    expect(model.judgedRows!.actual.length).toBeLessThan(700);
    expect(model.predict({ a: 0.9, b: 0.8, color: "red" }).spread).toBeGreaterThan(0);
    expect(model.scores.accuracy).toBeGreaterThan(0.8);
    const stop = new AbortController();
    using short = await Model.train(path, {
      ...options,
      epochs: 50,
      stop: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });
    expect(short.history.epoch).toHaveLength(1);
    const signal = AbortSignal.abort(new Error("no more"));
    await expect(Model.train(path, { ...options, signal })).rejects.toThrow("no more");
  });

  test("that nothing can be learned from is refused", async () => {
    const same = join(folder, "same.csv");
    writeFileSync(same, `a,y\n${Array.from({ length: 200 }, (_, i) => `${i},${i % 2 ? "7.5" : ""}`).join("\n")}\n`);
    const options = { ...settings, target: "y", maxBytes: 100 };
    await expect(Model.train(same, options)).rejects.toThrow('the target "y" is 7.5 in every row');
  });
});

test("the command line trains on it, tells of it, and writes all that it is asked for", async () => {
  const big = join(folder, "big.csv");
  writeFileSync(big, text);
  const out = join(folder, "big.safetensors");
  const args = ["train", big, "--target", "side", "--exclude", "value", "--epochs", "2", "--hidden", "8", "--out", out];
  const { stdout, code } = await capture([...args, "--max-bytes", "10000", "--figures", join(folder, "figures")]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^large file {2}it is read again in each epoch, not held in memory\n/);
  expect(stdout).toMatch(/rows {8}2\d{3} to train, \d{3} held out/);
  const events = await captureJson(["evaluate", out, big]);
  expect(events.at(-1)).toMatchObject({ event: "evaluation", rows: ROWS });
});

describe("rows that are more than a piece", () => {
  const many = Array.from(
    { length: 25_000 },
    (_, i) => `n${i},${(i % 100) / 100},${i % 50 ? (i % 97) / 97 : ""},red,above`,
  );
  const large = join(folder, "many.csv");
  writeFileSync(large, `name,a,b,color,side\n${many.join("\n")}\n`);
  const model = join(folder, "model.safetensors");
  const trained = capture([
    "train",
    path,
    "--target",
    "side",
    "--exclude",
    "value",
    "--epochs",
    "1",
    "--missing",
    "skip",
    "--out",
    model,
  ]);

  test("are all answered, in order, with their cells and counts", async () => {
    expect((await trained).code).toBe(0);
    const out = join(folder, "answers.csv");
    const { code, stderr } = await capture(["predict", model, large, "--keep", "name", "--out", out]);
    expect([code, stderr]).toEqual([0, 'warning: column "b": 500 missing cells filled\n']);
    const lines = readFileSync(out, "utf8").trimEnd().split("\n");
    expect(lines[0]).toBe("line,name,side,probability");
    expect(lines.slice(1).map((line) => line.split(",").slice(0, 2).join(","))).toEqual(
      many.map((_, i) => `${i + 2},n${i}`),
    );
    const { stdout } = await capture(["predict", model, large, "--keep", "name"]);
    expect(stdout.trimEnd().split("\n")).toEqual(lines);
  });

  test("are all judged, though the model was trained without rows that lack a value", async () => {
    await trained;
    const [evaluation] = (await captureJson(["evaluate", model, large])).filter(({ event }) => event === "evaluation");
    expect(evaluation).toMatchObject({ rows: 25_000, leftOut: 0 });
    using loaded = await Model.load(model);
    const { actual, predicted, scores } = await loaded.judge(large);
    const right = actual.reduce((sum, label, row) => sum + (label === predicted[row] ? 1 : 0), 0);
    expect(scores.accuracy).toBeCloseTo(right / 25_000, 12);
    expect(await loaded.evaluate(large)).toEqual(scores);
    expect((evaluation.scores as { accuracy: number }).accuracy).toBe(scores.accuracy);
  });

  test("that are wrong at the end leave no file", async () => {
    await trained;
    writeFileSync(join(folder, "ragged.csv"), `${readFileSync(large, "utf8")}1,2\n`);
    const before = readdirSync(folder);
    const { code, stderr } = await capture([
      "predict",
      model,
      join(folder, "ragged.csv"),
      "--out",
      join(folder, "no.csv"),
    ]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("line 25002 has 2 cells, the first line has 5")]);
    expect(readdirSync(folder)).toEqual(before);
  });
});
