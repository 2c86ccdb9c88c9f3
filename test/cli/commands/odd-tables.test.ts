/** `train` on tables that there is little or nothing to learn from: what it says. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { noise } from "../../model/tables";
import { capture, captureJson, testFolder } from "../captured-terminal";

const table = (header: string, rows: number, row: (i: number) => string) =>
  `${header}\n${Array.from({ length: rows }, (_, i) => row(i)).join("\n")}\n`;
const train = (stdin: string, ...more: string[]) => capture(["train", "-", "--target", "y", ...more], { stdin });

test.each([
  ["numbers", table("x,z,y", 200, (i) => `${noise(i)},${noise(i + 900)},${noise(i + 5000)}`), "mean"],
  ["classes", table("x,y", 200, (i) => `${noise(i)},${noise(i + 5000) < 0.7 ? "a" : "b"}`), "commonest class"],
])("a target of %s that is a function of nothing: no better than the baseline, it says", async (_, csv, what) => {
  const { code, stderr } = await train(csv);
  expect(code).toBe(0);
  expect(stderr).toBe(`warning: on rows that were held out the model is no better than always saying the ${what}\n`);
});

test.each([
  ["5 rows", table("x,y", 5, (i) => `${i},${i % 2 ? "a" : "b"}`), /: 5 rows have a target; give 10 or more\.$/],
  ["one column", table("y", 50, (i) => (i % 2 ? "a" : "b")), /: no column is left as a feature/],
])("%s: one line, and no file", async (_, csv, message) => {
  const out = join(testFolder(), "model.safetensors");
  const { code, stderr } = await train(csv, "--out", out);
  expect(stderr.trimEnd()).toMatch(message);
  expect([code > 0, stderr.trimEnd().split("\n").length, existsSync(out)]).toEqual([true, 1, false]);
});

test.each([
  [["train", "x.csv", "--target", "y", "--members", "1e9"], "Pass an integer from 1 to 64."],
  [["train", "x.csv", "--target", "y", "--members", "65"], "Pass an integer from 1 to 64."],
  [["train", "x.csv", "--target", "y", "--members", "1.5"], "Pass an integer from 1 to 64."],
  [["train", "x.csv", "--target", "y", "--interval", "0"], "Pass a number above 0 and below 1."],
  [["explain", "m", "x.csv", "--repeats", "1e9"], "Pass an integer from 1 to 10000."],
  [["explain", "m", "x.csv", "--column", "x", "--points", "1e9"], "Pass an integer from 2 to 10000."],
  [["search", "x.csv", "--target", "y", "--trials", "1e9"], "Pass an integer from 1 to 1048576."],
])("%j is wrong usage, found before a file is read", async (args, message) => {
  const { code, stdout, stderr } = await capture(args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe(`wasm-mlp: option '${optionOf(args)}' argument '${args.at(-1)}' is invalid. ${message}\n`);
});

/** The option that comes last, as help shows it. */
function optionOf(args: readonly string[]): string {
  return { "--members": "--members <count>", "--interval": "--interval <share>", "--repeats": "--repeats <count>", "--points": "--points <count>", "--trials": "--trials <count>" }[args.at(-2)!]!; // prettier-ignore
}

test.each([
  [["--test", "0.98"], "test 0.98 leaves 1 of 40 rows to learn from; hold out a smaller share."],
  [["--class-weight", "a=0,b=0"], "the weights of all classes are 0; give one of them a weight above 0."],
])("%j leaves nothing to learn: one line with what to do", async (options, message) => {
  const { code, stderr } = await train(
    table("x,y", 40, (i) => `${noise(i)},${i % 2 ? "a" : "b"}`),
    ...options,
  );
  expect(code).toBe(2);
  expect(stderr.trimEnd().endsWith(message)).toBe(true);
});

test("too few rows for intervals: there are none, and it is said", async () => {
  const { stderr } = await train(
    table("x,y", 25, (i) => `${i},${2 * i + noise(i)}`),
    "--epochs",
    "3",
  );
  expect(stderr).toContain("5 rows held out are too few for intervals of 0.9, which need 9: there are none");
});

test("more classes than a confusion matrix shows: the other figures are drawn", async () => {
  const folder = join(testFolder(), "figures");
  const csv = table("x,y", 700, (i) => `${i % 70},class ${i % 70}`);
  const { code, stdout } = await train(csv, "--epochs", "2", "--figures", folder);
  expect(code).toBe(0);
  expect(stdout).toContain("70 classes; --json gives the confusion matrix");
  expect(readdirSync(folder).filter((name) => name.endsWith(".svg"))).toEqual(["curves.svg", "reliability.svg"]);
});

test("a target of numbers is drawn as predicted over true, by train, evaluate and plot", async () => {
  const folder = testFolder();
  const figures = join(folder, "figures");
  const csv = table("x,z,y", 60, (i) => `${i},${noise(i)},${2 * i}`);
  const model = join(folder, "model.safetensors");
  expect((await train(csv, "--epochs", "2", "--figures", figures, "--out", model)).code).toBe(0);
  expect(readFileSync(join(figures, "predicted.svg"), "utf8")).toContain("12 rows");
  const { stdout } = await capture(["evaluate", model, "-", "--figures", figures], { stdin: csv });
  expect(stdout).toContain(join(figures, "predicted.svg"));
  expect((await capture(["plot", "predicted", model, "-"], { stdin: csv })).stdout).toContain("60 rows");
  const { code, stderr } = await capture(["plot", "confusion", model, "-"], { stdin: csv });
  expect([code, stderr]).toEqual([2, 'wasm-mlp: "confusion" is for classes and the model predicts numbers; plot predicted, fit or curves\n']); // prettier-ignore
});

test("letters that the font of PNGs lacks: the SVG is drawn, and said to show them", async () => {
  const folder = testFolder();
  const model = join(folder, "model.safetensors");
  const csv = table("x,y", 40, (i) => `${i},${i % 2 ? "שלום" : "b"}`);
  const { stderr } = await train(csv, "--epochs", "2", "--out", model, "--figures", folder);
  const lacks = 'the figure has the letter "ש", which the font of PNGs lacks; a .svg shows it.';
  expect(stderr).toContain(`warning: confusion is SVG only: ${lacks}\n`);
  const png = await capture(["plot", "confusion", model, "-", "--out", join(folder, "c.png")], { stdin: csv });
  expect([png.code, png.stderr]).toEqual([1, `wasm-mlp: ${lacks}\n`]);
});

test("classes of single rows: the model answers, and the table of classes says what was not judged", async () => {
  const csv = table("x,y", 60, (i) => `${i},${i < 55 ? "common" : `lone ${i}`}`);
  const events = await captureJson(["train", "-", "--target", "y", "--epochs", "2"], { stdin: csv });
  const { confusion } = events.find(({ event }) => event === "summary") as unknown as { confusion: number[][] };
  expect(confusion).toHaveLength(6);
});
