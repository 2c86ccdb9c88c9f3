import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { Model } from "../../../src/model/index";
import { capture, captureJson, FakeSignals, IRIS_CSV, testFile, testFolder } from "../captured-terminal";

describe("train", () => {
  test("learns classes from a file nobody prepared and writes a model that can be used", async () => {
    const data = testFile("iris.csv", IRIS_CSV);
    const out = join(dirname(data), "iris.safetensors");
    const { code, stdout, stderr } = await capture(["train", data, "--target", "species", "--out", out]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^target {6}species \(3 classes\)\nfeatures {4}4 from 4 columns\nrows {8}120 to train, 30/);
    expect(Number(/^test +accuracy ([\d.]+) %/m.exec(stdout)?.[1])).toBeGreaterThan(90);
    const model = await Model.load(out);
    expect(model.schema.target).toStrictEqual({
      name: "species",
      type: "class",
      classes: ["setosa", "versicolor", "virginica"],
      spellings: {},
    });
    expect(model.networks[0].config.layers.map(({ type }) => type)).toEqual(["Linear", "ReLU", "Dropout", "Linear"]);
    model.dispose();
  });

  test("learns numbers, in the units of the file", async () => {
    const rows = Array.from({ length: 300 }, (_, i) => {
      const [x, y] = [Math.sin(i) * 1000, Math.cos(1.7 * i) / 1000];
      return `${x},${y},${5e6 + 2000 * x + 1e9 * y}`;
    });
    const data = testFile("numbers.csv", ["x,y,price", ...rows].join("\n"));
    const events = await captureJson(["train", data, "--target", "price", "--epochs", "150"]);
    const summary = events.at(-1) as unknown as { event: string; scores: { r2: number; rmse: number } };
    expect(events[0]).toMatchObject({
      event: "data",
      task: "regression",
      rows: { train: 240, validation: 0, test: 60 },
    });
    expect(summary.event).toBe("summary");
    expect(summary.scores.r2).toBeGreaterThan(0.99);
    // The spread of price is about 1.6 million: an error in scaled units would be below 1.
    expect(summary.scores.rmse).toBeGreaterThan(1000);
  });

  test("prints an epoch a line with --json, and the same ones for the same seed", async () => {
    const train = () => captureJson(["train", "-", "--target", "species", "--epochs", "5"], { stdin: IRIS_CSV });
    const withoutTimes = (events: Record<string, unknown>[]) =>
      events.map(({ durationMs: _, trainingMs: __, ...rest }) => rest);
    const first = await train();
    expect(first.map(({ event }) => event)).toEqual(["data", ...Array<string>(15).fill("epoch"), "summary"]);
    expect(withoutTimes(await train())).toEqual(withoutTimes(first));
  });

  test("writes the model to standard output, and then tells on standard error", async () => {
    const { bytes, stderr, code } = await capture(
      ["train", "-", "--target", "species", "--epochs", "2", "--out", "-"],
      { stdin: IRIS_CSV },
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/accuracy/);
    const model = await Model.load(new Uint8Array(bytes));
    expect(model.schema.features).toHaveLength(4);
    model.dispose();
  });

  test("tells nothing with --quiet", async () => {
    const { stdout, stderr } = await capture(["train", "-", "--target", "species", "--epochs", "1", "--quiet"], {
      stdin: IRIS_CSV,
    });
    expect(stdout + stderr).toBe("");
  });

  test("passes over what teaches nothing, and copes with scales far apart", async () => {
    const rows = Array.from({ length: 200 }, (_, i) => {
      const side = Math.sin(37 * i) > 0 ? 1 : 0;
      return `u${i},7,${(side + Math.sin(i)) * 1e-9},${(Math.cos(i) - 2 * side) * 1e12},${side ? "yes" : "no"}`;
    });
    const data = testFile("wild.csv", ["user_id,seven,tiny,huge,answer", ...rows].join("\n"));
    const { code, stdout, stderr } = await capture(["train", data, "--target", "answer"]);
    expect(code).toBe(0);
    expect(stderr).toContain('column "user_id" left out: names or numbers of the rows');
    expect(Number(/^test +accuracy ([\d.]+) %/m.exec(stdout)?.[1])).toBeGreaterThan(85);
  });
});

describe("Ctrl-C", () => {
  test("once: stops and keeps the best model", async () => {
    const out = join(testFolder(), "model.safetensors");
    const signals = new FakeSignals();
    let epochs = 0;
    const { code, stdout } = await capture(
      ["train", "-", "--target", "species", "--epochs", "1000000", "--out", out, "--json"],
      {
        stdin: IRIS_CSV,
        signals,
        onOutput: (text) => {
          if (text.includes('"epoch"') && ++epochs === 30) signals.emit("SIGINT");
        },
      },
    );
    expect(code).toBe(0);
    expect(signals.exits).toEqual([]);
    const summary = JSON.parse(stdout.trimEnd().split("\n").at(-1)!) as { end: string; epochs: number };
    expect(summary).toMatchObject({ event: "summary", end: "interrupted" });
    expect(summary.epochs).toBeGreaterThanOrEqual(30);
    const model = await Model.load(out);
    expect(model.history.epoch!.length).toBe(summary.epochs);
    model.dispose();
  });

  test("twice: ends at once", async () => {
    const signals = new FakeSignals();
    let epochs = 0;
    await capture(["train", "-", "--target", "species", "--epochs", "1000000", "--json"], {
      stdin: IRIS_CSV,
      signals,
      onOutput: (text) => {
        if (!text.includes('"epoch"') || ++epochs !== 3) return;
        signals.emit("SIGINT");
        signals.emit("SIGINT");
      },
    });
    expect(signals.exits).toEqual([130]);
  });

  test("leaves no listeners behind", async () => {
    const signals = new FakeSignals();
    await capture(["train", "-", "--target", "species", "--epochs", "1"], { stdin: IRIS_CSV, signals });
    expect(signals.listenerCount("SIGINT") + signals.listenerCount("SIGTERM")).toBe(0);
  });
});

describe("train says what is wrong in one line", () => {
  const cases: [name: string, content: string, args: string[], code: number, line: string][] = [
    [
      "a target that is not there",
      IRIS_CSV,
      ["--target", "speces"],
      2,
      'wasm-mlp: FILE: there is no column "speces"; choose from "species", "sepal_length", "sepal_width", "petal_length", "petal_width".\n',
    ],
    [
      "a feature that is not there",
      IRIS_CSV,
      ["--target", "species", "--features", "petal_size"],
      2,
      'wasm-mlp: FILE: there is no column "petal_size"; choose from "petal_width", "sepal_width", "petal_length", "sepal_length", "species".\n',
    ],
    [
      "the target among the features",
      IRIS_CSV,
      ["--target", "species", "--features", "species"],
      2,
      'wasm-mlp: FILE: the target "species" is among the features; name it in one place.\n',
    ],
    ["an empty file", "", ["--target", "x"], 1, "wasm-mlp: FILE: there is no line in it; pass a CSV file with rows.\n"],
    [
      "one class only",
      `x,y\n${"1,a\n2,a\n".repeat(8)}`,
      ["--target", "y"],
      1,
      'wasm-mlp: FILE: the target "y" has one class only, "a"; pass rows of all classes.\n',
    ],
    ["few rows", "x,y\n1,a\n2,b\n", ["--target", "y"], 1, "wasm-mlp: FILE: 2 rows have a target; give 10 or more.\n"],
    [
      "shares that leave nothing",
      IRIS_CSV,
      ["--target", "species", "--validation", "0.5", "--test", "0.5"],
      2,
      "wasm-mlp: --validation 0.5 and --test 0.5 leave no rows to train on; let their sum be below 1\n",
    ],
    [
      "a number out of range",
      IRIS_CSV,
      ["--target", "species", "--epochs", "0"],
      2,
      "wasm-mlp: option '--epochs <count>' argument '0' is invalid. Pass an integer of 1 or more.\n",
    ],
    [
      "a folder that is not there",
      IRIS_CSV,
      ["--target", "species", "--out", "/no/such/place/model"],
      2,
      'wasm-mlp: --out "/no/such/place/model": there is no folder "/no/such/place"; create it first\n',
    ],
    [
      "an option that is not there",
      IRIS_CSV,
      ["--target", "species", "--hiden", "3"],
      2,
      "wasm-mlp: unknown option '--hiden'; Did you mean --hidden?\n",
    ],
    ["no target", IRIS_CSV, [], 2, "wasm-mlp: required option '--target <column>' not specified\n"],
  ];
  test.each(cases)("%s", async (_, content, args, code, line) => {
    const file = testFile("data.csv", content);
    const result = await capture(["train", file, ...args]);
    expect(result.stderr.replace(JSON.stringify(file), "FILE")).toBe(line);
    expect(result.code).toBe(code);
    expect(readdirSync(dirname(file))).toEqual(["data.csv"]);
  });

  test("text in a column of numbers: line, column, value", async () => {
    const lines = IRIS_CSV.trimEnd().split("\n");
    lines[57] = "6.3,tall,4.7,1.6,versicolor";
    const file = testFile("data.csv", lines.join("\n"));
    const { stderr, code } = await capture(["train", file, "--target", "species"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/line 58/);
    expect(stderr).toMatch(/"sepal_width"/);
    expect(stderr).toMatch(/"tall"/);
    expect(stderr.trimEnd()).not.toContain("\n");
  });

  test("a missing file", async () => {
    const { stderr, code } = await capture(["train", "/no/such.csv", "--target", "x"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^wasm-mlp: "\/no\/such.csv" cannot be read: ENOENT.*; check the path.*\n$/);
  });

  test("an old model stays when the new one fails", async () => {
    const out = testFile("model.safetensors", "old");
    const { code } = await capture(["train", "-", "--target", "nothing", "--out", out], { stdin: IRIS_CSV });
    expect(code).toBe(2);
    expect(readFileSync(out, "utf8")).toBe("old");
    writeFileSync(out, "");
  });
});
