/** PyTorch's and scikit-learn's names in docs/parts.md and docs/training.md are there, in the modules that they mean (generate_names.py). */
import { describe, expect, test } from "vitest";
import names from "../golden/names.json";
import { namesIn, rowsOf } from "./markdown-tables";

type Module = keyof typeof names;

const TABLES: readonly [file: string, title: string, column: number, modules: readonly Module[]][] = [
  ["docs/parts.md", "Activations", 3, ["torch.nn"]],
  ["docs/parts.md", "Other layers", 2, ["torch.nn"]],
  ["docs/parts.md", "Losses", 2, ["torch.nn"]],
  ["docs/parts.md", "Optimizers", 2, ["torch.optim"]],
  ["docs/parts.md", "Initializers", 2, ["torch.nn.init"]],
  ["docs/parts.md", "Averages and limits of parameters", 2, ["torch.optim.swa_utils", "torch.nn.utils", "torch"]],
  ["docs/parts.md", "Metrics", 2, ["sklearn.metrics"]],
  ["docs/training.md", "Schedules", 2, ["torch.optim.lr_scheduler"]],
];

/** Of a later version, or of another library, as the cell says. */
const ELSEWHERE =
  /`RMSNorm` of 2\.4|weights of `Linear` by default|\(Keras `MaxNorm`\)|(?<=`precision_score`, \.\.\. , )`macro`/g;

test("the versions that the project is held against", () => {
  expect(names.versions[0]).toMatch(/^torch 1\.13\./);
  expect(names["torch.nn"]).not.toContain("RMSNorm");
});

describe.each(TABLES)("%s: %s", (file, title, column, modules) => {
  const known = new Set(modules.flatMap((module) => names[module]));
  const rows = rowsOf(file, title).map((row) => [row[0], row[column] ?? ""] as const);

  test.each(rows.filter(([, cell]) => cell !== ""))("%s is %s", (_part, cell) => {
    const said = namesIn(cell.replaceAll(ELSEWHERE, ""));
    expect(said.filter((name) => !known.has(name))).toStrictEqual([]);
    expect(said.length > 0 || /of 2\.4|the same|by default/.test(cell), cell).toBe(true);
  });

  test("most have one", () => {
    expect(rows.filter(([, cell]) => cell !== "").length).toBeGreaterThan(rows.length / 2);
  });
});
