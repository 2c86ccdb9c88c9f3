/** `explain`: what matters, how one column acts, what moved one answer; figures, JSON, wrong use. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { capture, captureJson } from "../captured-terminal";

// y is 3 a; b says a little, c and the day say nothing.
const rows = Array.from({ length: 240 }, (_, i) => {
  const a = ((i * 7919) % 100) / 10;
  const b = (i * 31) % 5;
  return {
    a,
    b,
    c: ["red", "blue", "green"][i % 3],
    day: `2024-01-${String(1 + (i % 28)).padStart(2, "0")}`,
    y: 3 * a + 0.3 * b,
  };
});
const csv = (names: string[], list: readonly Record<string, unknown>[]) =>
  `${[names, ...list.map((row) => names.map((name) => row[name]))].map((cells) => cells.join(",")).join("\n")}\n`;

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "explain-"));
  writeFileSync(file("values.csv"), csv(["a", "b", "c", "day", "y"], rows));
  writeFileSync(
    file("classes.csv"),
    csv(
      ["a", "c", "k"],
      rows.map((row) => ({ ...row, k: row.a > 5 ? "high" : "low" })),
    ),
  );
  const few = ["--hidden", "16", "--dropout", "0", "--epochs", "12"];
  await capture(["train", file("values.csv"), "--target", "y", "--out", file("values.safetensors"), ...few]);
  await capture(["train", file("classes.csv"), "--target", "k", "--out", file("classes.safetensors"), ...few]);
});

describe("explain", () => {
  test("ranks the columns, with their scatter, as text, JSON and a figure", async () => {
    const args = ["explain", file("values.safetensors"), file("values.csv")];
    const { code, stdout, stderr } = await capture([...args, "--out", file("importance.svg")]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^column +R² lost +± scatter\n/);
    expect(stdout.split("\n")[2]).toMatch(/^a +\d\.\d+ +0\.\d+ +█{24}$/);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(readFileSync(file("importance.svg"), "utf8")).toContain("What matters to y");
    const [event] = await captureJson([...args, "--repeats", "3"]);
    expect(event).toMatchObject({ event: "importance", score: "r2", rows: 240 });
    expect((event.columns as { column: string }[]).map(({ column }) => column)[0]).toBe("a");
  });

  test("says how the answer goes with a column of numbers, texts or dates", async () => {
    const args = ["explain", file("values.safetensors"), file("values.csv"), "--column"];
    const means = async (column: string, ...more: string[]) => {
      const [event] = await captureJson([...args, column, ...more]);
      return event as unknown as { values: (number | string)[]; means: number[][] };
    };
    const a = await means("a", "--points", "3");
    expect(a.values).toHaveLength(3);
    expect(a.means[2][0] - a.means[0][0]).toBeGreaterThan(10);
    expect((await means("c")).values).toEqual(["blue", "green", "red"]);
    const day = await means("day", "--points", "4");
    expect(day.values[0]).toMatch(/^2024-01-0\dT/);
    expect(new Set(day.means.map(([mean]) => mean)).size).toBe(4);
    const { stdout } = await capture([...args, "c", "--out", file("c.png")]);
    expect(stdout).toMatch(/^ *c +y\n/);
    expect(existsSync(file("c.png"))).toBe(true);
  });

  test("reads the numbers of a row as those of its file", async () => {
    const model = file("commas.safetensors");
    const table = (mark: string) =>
      `a;y\n${rows.map(({ a }) => `${a.toFixed(3)};${(3 * a).toFixed(1)}`.replaceAll(".", mark)).join("\n")}\n`;
    writeFileSync(file("commas.csv"), table(","));
    writeFileSync(file("points.csv"), table("."));
    await capture(["train", file("commas.csv"), "--target", "y", "--out", model, "--epochs", "2", "--dropout", "0"]);
    const line = rows.findIndex(({ a }) => a === 7.9) + 2;
    const answerOf = async (name: string) =>
      (await captureJson(["explain", model, file(name), "--row", String(line)]))[0].answer;
    expect(await answerOf("points.csv")).toEqual(await answerOf("commas.csv"));
  });

  test("says what moved the answer for a row of the file, or for values", async () => {
    const model = file("classes.safetensors");
    const line = rows.findIndex(({ a }) => a > 9) + 2;
    const [event] = await captureJson(["explain", model, file("classes.csv"), "--row", String(line)]);
    expect(event).toMatchObject({ event: "explanation", answer: { value: "high" } });
    expect((event.columns as { column: string; effect: number }[])[0]).toMatchObject({ column: "a" });
    const { stdout } = await capture(["explain", model, "--values", '{"a": 0.5}', "--out", file("row.svg")]);
    expect(stdout).toMatch(/^k: low, probability [\d.]+ %\n\ncolumn +value +moved it by\n/);
    expect(readFileSync(file("row.svg"), "utf8")).toContain("a = 0.5");
  });

  test.each([
    ["no rows", [], "there are no rows to explain the model by; name a CSV file after it, or pass --values"],
    ["two questions", ["DATA", "--row", "3", "--column", "a"], "--column and --row ask for different things; give one"],
    [
      "a line without a row",
      ["DATA", "--row", "999"],
      "no row begins in line 999 of the file; pass a line from 2 to 241",
    ],
    [
      "a column that is not used",
      ["DATA", "--column", "z"],
      'the model does not use a column "z"; choose from "a", "c"',
    ],
    ["points of nothing", ["DATA", "--points", "3"], "--points is for --column; give that too"],
    ["no figure", ["DATA", "--out", "x.txt"], '--out "x.txt": figures end in .svg or .png; change the name'],
    [
      "values that are no row",
      ["--values", "[1]"],
      "option '--values <json>' argument '[1]' is invalid. Pass the values of a row by the names of their columns, as '{\"rooms\": 6}'.",
    ],
  ])("refuses %s", async (_, args, message) => {
    const given = args.map((arg) => (arg === "DATA" ? file("classes.csv") : arg));
    const { code, stdout, stderr } = await capture(["explain", file("classes.safetensors"), ...given]);
    expect([code, stdout, stderr]).toEqual([2, "", `wasm-mlp: ${message}\n`]);
  });
});
