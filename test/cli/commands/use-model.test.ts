/** The commands that use a model: predict, evaluate, inspect. */
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";
import { Network } from "../../../src/index";
import { saveNetwork } from "../../../src/files/index";
import { Model } from "../../../src/model/index";
import { answerCsv, answerJson } from "../../../src/cli/serve/answer-request";
import { capture, captureJson, FakeSignals, IRIS_CSV, testFile } from "../captured-terminal";

let model: Uint8Array;

beforeAll(async () => {
  const { bytes } = await capture(["train", "-", "--target", "species", "--out", "-"], { stdin: IRIS_CSV });
  model = new Uint8Array(bytes);
});

/** Columns of a CSV text by name, in another order and under another's names. */
function reordered(text: string): string {
  const cells = text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const withNote = cells.map(([a, b, c, d, e], i) => [i === 0 ? "note" : "a, b", d, c, e, b, a]);
  return withNote.map((row) => row.map((cell) => (cell.includes(",") ? `"${cell}"` : cell)).join(",")).join("\n");
}

describe("a file of another kind instead of a model", () => {
  test.each([
    ["PK\u0003\u0004 a zip", "it is a zip archive or an Excel workbook (.xlsx); pass a file that train wrote."],
    [
      "version https://git-lfs.github.com/spec/v1\noid sha256:1\n",
      'it is a pointer of Git LFS, not the file itself; get the file with "git lfs pull".',
    ],
  ])("is named (%j)", async (text, message) => {
    const file = testFile("model.safetensors", text);
    for (const args of [
      ["inspect", file],
      ["predict", file, "-"],
      ["serve", file],
    ]) {
      const { code, stderr } = await capture(args, { stdin: IRIS_CSV });
      expect([code, stderr]).toEqual([1, `wasm-mlp: ${JSON.stringify(file)}: ${message}\n`]);
    }
  });
});

describe("predict", () => {
  test("matches columns by name, whatever their order, and needs no target", async () => {
    const file = testFile("model", model);
    const plain = await capture(["predict", file, "-"], { stdin: IRIS_CSV });
    const other = await capture(["predict", file, "-"], { stdin: reordered(IRIS_CSV) });
    expect(plain.code).toBe(0);
    expect(other.stdout).toBe(plain.stdout);
    const lines = plain.stdout.trimEnd().split("\n");
    expect(lines[0]).toBe("line,species,probability");
    expect(lines).toHaveLength(151);
    const truth = IRIS_CSV.trimEnd().split("\n");
    const right = lines.filter((line, i) => i > 0 && truth[i].endsWith(`,${line.split(",")[1]}`));
    expect(right.length).toBeGreaterThan(140);
  });

  test("gives each class a column with --probabilities, which sum to 1", async () => {
    const file = testFile("model", model);
    const { stdout } = await capture(["predict", file, "-", "--probabilities"], { stdin: IRIS_CSV });
    const [header, first] = stdout.split("\n");
    expect(header).toBe("line,species,probability,p(setosa),p(versicolor),p(virginica)");
    const shares = first.split(",").slice(3).map(Number);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 3);
  });

  test.each([
    ["quantile=0.1,0.5,0.9", "line,petal_width,q0.1,q0.5,q0.9,low,high", ["0.1", "0.5", "0.9"]],
    ["gaussian", "line,petal_width,deviation,low,high", []],
    ["poisson", "line,petal_width,deviation,low,high", []],
    ["meanSquaredError", "line,petal_width,low,high", []],
  ])("has columns for what the loss %s says of numbers", async (loss, header, levels) => {
    const args = [
      "train",
      "-",
      "--target",
      "petal_width",
      "--loss",
      loss,
      "--epochs",
      "3",
      "--hidden",
      "8",
      "--out",
      "-",
    ];
    const { bytes } = await capture(args, { stdin: IRIS_CSV });
    const file = testFile("model", new Uint8Array(bytes));
    const { stdout } = await capture(["predict", file, "-", "--intervals"], { stdin: IRIS_CSV });
    const [head, first] = stdout.split("\n");
    expect(head).toBe(header);
    using read = await Model.load(new Uint8Array(bytes));
    const [answer] = (await read.predictTable(IRIS_CSV)).rows;
    const { value, quantiles, deviation, interval = [] } = answer;
    const said = [
      value,
      ...levels.map((level) => quantiles![level]),
      ...(deviation === undefined ? [] : [deviation]),
      ...interval,
    ];
    expect(first).toBe(["2", ...said].join(","));
    expect(
      (await answerCsv(read, new TextEncoder().encode(IRIS_CSV), undefined)).split("\n").slice(0, 2),
    ).toStrictEqual([
      header.replace("line,", "").replace(",low,high", ""),
      said.slice(0, said.length - interval.length).join(","),
    ]);
    expect(JSON.parse(answerJson(read, new TextEncoder().encode(JSON.stringify({ sepal_length: 5 }))))).toHaveProperty(
      "value",
    );
  });

  test("writes a file, from a model on standard input", async () => {
    const data = testFile("data.csv", IRIS_CSV);
    const out = join(dirname(data), "predictions.csv");
    const { code, stdout } = await capture(["predict", "-", data, "--out", out], { stdin: model });
    expect(code).toBe(0);
    expect(stdout).toBe(`150 rows predicted in ${out}\n`);
    expect(readFileSync(out, "utf8").trimEnd().split("\n")).toHaveLength(151);
  });

  test("quotes class names that hold commas", async () => {
    const csv =
      "x,y\n" + Array.from({ length: 40 }, (_, i) => `${i % 2},"${i % 2 ? "one, two" : 'say ""a""'}"`).join("\n");
    const trained = await capture(["train", "-", "--target", "y", "--epochs", "60", "--out", "-"], { stdin: csv });
    const file = testFile("model", trained.bytes);
    const { stdout } = await capture(["predict", file, "-"], { stdin: "x\n1\n0\n" });
    const [, one, zero] = stdout.split("\n");
    expect(one).toMatch(/^2,"one, two",/);
    expect(zero).toMatch(/^3,"say ""a""",/);
  });

  test("predicts numbers in the units of the file", async () => {
    const csv = "x,y\n" + Array.from({ length: 200 }, (_, i) => `${i},${1000 * i + 7}`).join("\n");
    const trained = await capture(["train", "-", "--target", "y", "--out", "-"], { stdin: csv });
    const file = testFile("model", trained.bytes);
    const { stdout } = await capture(["predict", file, "-"], { stdin: "x\n100\n" });
    const [header, row] = stdout.split("\n");
    expect(header).toBe("line,y");
    expect(Math.abs(Number(row.split(",")[1]) - 100_007)).toBeLessThan(5000);
  });

  test("says which column is missing, the nearest first", async () => {
    const file = testFile("model", model);
    const { stderr, code } = await capture(["predict", file, "-"], {
      stdin: "sepal_width,sepal_length,petal_lengths\n1,2,3\n",
    });
    expect(code).toBe(1);
    expect(stderr).toBe(
      'wasm-mlp: the stream: there is no column "petal_length"; choose from "petal_lengths", "sepal_length", "sepal_width".\n',
    );
  });

  test.each([["predict"], ["evaluate"], ["explain"], ["plot", "confusion"]])(
    "says that one standard input is not enough for two: %s",
    async (...command) => {
      const { stderr, code } = await capture([...command, "-", "-"]);
      expect([code, stderr]).toEqual([
        2,
        "wasm-mlp: model and data cannot both be standard input; give a path for one\n",
      ]);
    },
  );
});

describe("evaluate", () => {
  test("counts a confusion matrix", async () => {
    const file = testFile("model", model);
    const [event] = await captureJson(["evaluate", file, "-"], { stdin: IRIS_CSV });
    const { scores, confusion } = event as unknown as { scores: { accuracy: number }; confusion: number[][] };
    expect(confusion.map((row) => row.reduce((sum, count) => sum + count))).toEqual([50, 50, 50]);
    const { classes, byClass } = event as unknown as { classes: string[]; byClass: { recall: number[] } };
    expect(classes).toEqual(["setosa", "versicolor", "virginica"]);
    expect(byClass.recall).toEqual(confusion.map((row, label) => row[label] / 50));
    expect(scores.accuracy).toBeCloseTo((confusion[0][0] + confusion[1][1] + confusion[2][2]) / 150, 12);
    const { stdout } = await capture(["evaluate", file, "-"], { stdin: IRIS_CSV });
    expect(stdout).toMatch(/true \\ predicted {2}setosa {2}versicolor {2}virginica/);
  });

  test("draws the confusion matrix and how reliable the probabilities are, whose numbers are in the JSON", async () => {
    const folder = join(dirname(testFile("model", model)), "figures");
    const rows = `${IRIS_CSV}5,3,4,1,\n`;
    const args = ["evaluate", testFile("model", model), "-", "--figures", folder];
    const events = await captureJson(args, { stdin: rows });
    const { scores, reliability } = events.find(({ event }) => event === "evaluation") as unknown as {
      scores: { calibrationError: number };
      reliability: { probability: number[]; right: number[]; count: number[] };
    };
    const { probability, right, count } = reliability;
    expect(count.reduce((sum, each) => sum + each)).toBe(150);
    const distance = count.reduce((sum, n, bin) => sum + n * Math.abs(probability[bin] - right[bin]), 0) / 150;
    expect(distance).toBeCloseTo(scores.calibrationError, 12);
    expect(events.at(-1)).toMatchObject({ event: "figures", files: ["confusion", "reliability"].map((name) => join(folder, `${name}.svg`)) }); // prettier-ignore
    expect(readFileSync(join(folder, "reliability.svg"), "utf8")).toContain("150 samples");
    const { code } = await capture(["plot", "reliability", testFile("model", model), testFile("rows.csv", rows)]);
    expect(code).toBe(0);
  });

  test("needs the target", async () => {
    const file = testFile("model", model);
    const { stderr, code } = await capture(["evaluate", file, "-"], { stdin: IRIS_CSV.replace("species", "kind") });
    expect(code).toBe(1);
    expect(stderr).toContain('there is no column "species"; choose from');
  });
});

describe("inspect", () => {
  test("shows layers, columns, classes and scores", async () => {
    const { stdout } = await capture(["inspect", "-"], { stdin: model });
    expect(stdout).toMatch(/Linear\(37, 256\) +256 +9,728/);
    expect(stdout).toMatch(/^inputs +sepal_length, sepal_width, petal_length, petal_width$/m);
    expect(stdout).toMatch(/^classes +setosa, versicolor, virginica$/m);
    expect(stdout).toMatch(/^held out +accuracy \d+\.\d %, macro F1/m);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  test("counts the members, which were judged by the folds that they left out", async () => {
    const args = ["train", "-", "--target", "species", "--members", "2", "--epochs", "2", "--out", "-"];
    const { bytes } = await capture(args, { stdin: IRIS_CSV });
    const { stdout } = await capture(["inspect", "-"], { stdin: bytes });
    expect(stdout).toMatch(/^members +2 networks of this kind$/m);
    expect(stdout).toMatch(/^folds +accuracy/m);
  });

  test("shows a network without a table, which predict refuses", async () => {
    using network = Network.mlp([2, 3, 1]);
    const file = testFile("plain.safetensors", await saveNetwork(network));
    expect((await capture(["inspect", file])).stdout).toMatch(/Linear\(2, 3\)/);
    const { stderr, code } = await capture(["predict", file, "-"], { stdin: "x\n1\n" });
    expect(code).toBe(1);
    expect(stderr.replace(JSON.stringify(file), "FILE")).toBe(
      "wasm-mlp: FILE: it holds a network, but not how the columns of a table become its inputs; train a model with Model.train or wasm-mlp train, or use loadNetwork.\n",
    );
  });

  test("refuses another kind of file", async () => {
    const { stderr, code } = await capture(["inspect", testFile("data.csv", IRIS_CSV)]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^wasm-mlp: .*pass a safetensors file\.\n$/);
  });
});

test("a model of the command line is a model of programs", async () => {
  using loaded = await Model.load(model);
  expect(loaded.scores.accuracy).toBeGreaterThan(0.8);
  const { stdout } = await capture(["predict", testFile("model", model), "-", "--probabilities"], { stdin: IRIS_CSV });
  const [, first] = stdout.split("\n");
  const [a, b, c, d] = IRIS_CSV.split("\n")[1].split(",").map(Number);
  const { probabilities } = loaded.predict({ sepal_length: a, sepal_width: b, petal_length: c, petal_width: d });
  expect(first.split(",").slice(3).map(Number)).toEqual(Object.values(probabilities!));
});

test.each([
  ["evaluate"],
  ["evaluate", "--figures", tmpdir()],
  ["explain"],
  ["plot", "confusion"],
  ["plot", "regions"],
  ["predict", "--out", "-"],
])("Ctrl-C ends %s while its rows are waited for", async (...command) => {
  const signals = new FakeSignals();
  async function* rows() {
    yield Buffer.from(IRIS_CSV);
    signals.emit("SIGINT");
    await new Promise(() => undefined);
  }
  const file = testFile("model.safetensors", model);
  const { code, stderr } = await capture([...command, file, "-"], { stdin: Readable.from(rows()), signals });
  expect(code).toBe(130);
  expect(stderr).toMatch(/^wasm-mlp: stopped by the user$/m);
});

test("a signal to end gives its own exit code", async () => {
  const signals = new FakeSignals();
  async function* rows() {
    yield Buffer.from(IRIS_CSV);
    signals.emit("SIGTERM");
    await new Promise(() => undefined);
  }
  const file = testFile("model.safetensors", model);
  expect((await capture(["evaluate", file, "-"], { stdin: Readable.from(rows()), signals })).code).toBe(143);
});

test("Ctrl-C ends inspect while its model is waited for", async () => {
  const signals = new FakeSignals();
  async function* file() {
    yield model.subarray(0, 100);
    signals.emit("SIGINT");
    await new Promise(() => undefined);
  }
  const { code, stderr } = await capture(["inspect", "-"], { stdin: Readable.from(file()), signals });
  expect(code).toBe(130);
  expect(stderr).toMatch(/^wasm-mlp: stopped by the user$/m);
});
