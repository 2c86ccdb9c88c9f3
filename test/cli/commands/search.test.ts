/** `search` reads tables as `train` does, and its command can be pasted into a shell. */
import { spawnSync } from "node:child_process";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { noise } from "../../model/tables";
import { capture, FakeSignals, IRIS_CSV, testFile } from "../captured-terminal";

const NO_BETTER = (what: string) =>
  `warning: of the settings that were tried none is better, on rows held out, than always saying the ${what}\n`;

test("takes the options of a table and prints a command for a shell", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i % 9},5;${i % 7};${i % 2 ? "yes" : "no"};${i}`);
  const file = testFile("it's a file.csv", `x, in cm;b;is it;id\n${rows.join("\n")}\n`);
  const table = ["--target", "is it", "--decimal", ",", "--exclude", "id", "--features", '"x, in cm",b'];
  const few = ["--trials", "2", "--folds", "1", "--epochs", "2", "--workers", "0"];
  const parts = ["--loss", "focal=1", "--max-norm", "2", "--averaging", "ema=0.9", "--metric", "f1"];
  const more = ["--initializer", "normal=0.1", "--normalization", "layer", "--optimizer", "momentum:nesterov"];
  const { code, stdout, stderr } = await capture(["search", file, ...table, ...few, ...parts, ...more]);
  // Two epochs on numbers that say nothing of the target.
  expect([code, stderr]).toEqual([0, NO_BETTER("commonest class")]);
  const command = stdout.trimEnd().split("\n").at(-1)!;
  const shell = spawnSync("sh", ["-c", `printf '%s\\n' ${command}`], { encoding: "utf8" });
  const words = shell.stdout.trimEnd().split("\n");
  expect(words.slice(0, 5)).toEqual(["wasm-mlp", "train", file, "--target", "is it"]);
  expect(command).toContain("--initializer normal=0.1 --normalization layer --dropout ");
  expect(command).toContain("--optimizer momentum:nesterov=true --learning-rate ");
  expect(command).toContain("--max-norm 2 --averaging ema=0.9 --epochs 2 --loss focal=1");
  expect(stdout).toMatch(/^hidden +activation +start +norm +drop +rule .* accuracy +f1$/m);
  const trained = await capture([...words.slice(1), "--epochs", "1"]);
  expect(trained.code).toBe(0);
});

test("judges the best settings by the rows of another file, and says so in the command", async () => {
  const rowsOf = (from: number) =>
    Array.from({ length: 60 }, (_, i) => `${from + i},${(from + i) % 2 ? "odd" : "even"},${i % 2}`);
  const [file, other] = [0, 60].map((from) => testFile(`${from}.csv`, `id,y,x\n${rowsOf(from).join("\n")}\n`));
  const few = ["--target", "y", "--trials", "2", "--folds", "1", "--epochs", "8", "--workers", "0"];
  const { code, stdout, stderr } = await capture(["search", file, ...few, "--test-file", other]);
  expect([code, stderr.replace(/^warning: .*left out.*\n/, "")]).toEqual([0, ""]);
  expect(stdout).toMatch(/^test file +accuracy 100.0 %/m);
  expect(stdout.trimEnd().split("\n").at(-1)).toContain(`--test-file ${other}`);
  const absent = await capture(["search", file, ...few, "--test-file", "/no/such.csv"]);
  expect([absent.code, absent.stdout]).toEqual([2, ""]);
  expect(absent.stderr).toBe('wasm-mlp: --test-file "/no/such.csv" is not there or cannot be read; name a CSV file\n');
});

test("a target that is a function of nothing: it says that no settings are better than the mean", async () => {
  const rowsOf = (y: (i: number) => number) =>
    testFile("data.csv", `x,y\n${Array.from({ length: 80 }, (_, i) => `${noise(i)},${y(i)}`).join("\n")}\n`);
  const few = ["--target", "y", "--trials", "2", "--folds", "2", "--epochs", "8", "--workers", "0"];
  const nothing = await capture(["search", rowsOf((i) => noise(i + 5000)), ...few]);
  expect([nothing.code, nothing.stderr]).toEqual([0, NO_BETTER("mean")]);
  const line = await capture(["search", rowsOf((i) => 0.5 + 2 * noise(i) + 0.1 * noise(i + 5000)), ...few]);
  expect(line.stderr).not.toContain("always saying");
});

test("rows that train refuses are not searched on", async () => {
  const file = testFile("few.csv", "x,y\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n");
  const { code, stdout, stderr } = await capture(["search", file, "--target", "y", "--workers", "0"]);
  expect([code > 0, stdout]).toEqual([true, ""]);
  expect(stderr).toMatch(/: 6 rows have a target; give 10 or more\.\n$/);
});

test("Ctrl-C ends it while its rows are waited for", async () => {
  const signals = new FakeSignals();
  async function* rows() {
    yield Buffer.from(IRIS_CSV);
    signals.emit("SIGINT");
    await new Promise(() => undefined);
  }
  const args = ["search", "-", "--target", "species"];
  const { code, stderr } = await capture(args, { stdin: Readable.from(rows()), signals });
  expect(code).toBe(130);
  expect(stderr).toMatch(/^wasm-mlp: stopped by the user$/m);
});

test.each(["train", "search"])(
  "%s ends with 2 for options that suit neither its target nor each other",
  async (command) => {
    const data = testFile("iris.csv", IRIS_CSV);
    const run = (...args: string[]) => capture([command, data, "--target", "species", ...args]);
    const loss = await run("--loss", "huber");
    expect([loss.code, loss.stderr]).toEqual([
      2,
      'wasm-mlp: loss is "huber", the targets are classes; choose one of "crossEntropy", "focal", "hinge", or --task regression if they are numbers.\n',
    ]);
    if (command === "search") return;
    const twice = await run("--batch-norm", "--normalization", "layer");
    expect([twice.code, twice.stdout]).toEqual([2, ""]);
    expect(twice.stderr).toMatch(
      /^wasm-mlp: option '--batch-norm' cannot be used with option '--normalization <kind>'/,
    );
  },
);
