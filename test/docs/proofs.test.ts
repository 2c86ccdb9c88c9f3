/** The table of proofs in docs/numerics.md: every part has a row, and the files that it names speak of the part. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { namesIn, rowsOf } from "./markdown-tables";

const PARTS = "docs/parts.md";
const TRAINING = "docs/training.md";
const rows = rowsOf("docs/numerics.md", "Proofs").map((row) => [row[0], row.slice(1)] as const);
/** Other names of parts that stand beside them. */
const OTHER_NAMES = ["r2"];

/** Names of the parts of a table; an average is named by its type, an initializer with a number by its option. */
function partsOf(file: string, title: string, column = 0): string[] {
  return rowsOf(file, title).flatMap((row) => {
    const option = /type: "(\w+)"|^\{ (\w+): \w+ \}/.exec(row[column]);
    return option === null ? namesIn(row[column]) : [option[1] ?? option[2]];
  });
}

const ALL = [
  ...partsOf(PARTS, "Activations", 1),
  ...["Other layers", "Losses", "Optimizers", "Initializers", "Averages and limits of parameters", "Metrics"].flatMap(
    (title) => partsOf(PARTS, title),
  ),
  ...partsOf(TRAINING, "Schedules"),
  "fitLBFGS",
];

/** What a test says, with the golden numbers and the tables that it reads. */
function contentOf(name: string): string {
  const text = readFileSync(`test/${name}.test.ts`, "utf8");
  const golden = [...text.matchAll(/readGolden\("([\w-]+)"\)|([\w-]+)\.json"/g)].map(
    ([, a, b]) => `test/golden/${a ?? b}.json`,
  );
  const tables = [...text.matchAll(/rowsOf\((PARTS|"docs\/training\.md"), "([^"]+)"/g)].flatMap(([, file, title]) =>
    partsOf(file === "PARTS" ? PARTS : TRAINING, title),
  );
  return [text, ...golden.filter((file) => existsSync(file)).map((file) => readFileSync(file, "utf8")), ...tables].join(
    "\n",
  );
}

/** Tests call an activation as its class or as its name, `ReLU` or `relu`. */
const mentions = (content: string, part: string) => new RegExp(`\\b${part}(?![a-z])`, "i").test(content);

test("every part has a row", () => {
  const listed = rows.flatMap(([cell]) => namesIn(cell));
  const wanted = ALL.filter((part) => !OTHER_NAMES.includes(part));
  expect(listed.length).toBeGreaterThan(80);
  // `normal` is an initializer with a number and without; an error of values is a loss and a metric.
  expect([...new Set(listed)].sort()).toStrictEqual([...new Set(wanted)].sort());
});

test.each(rows)("%s", (cell, proofs) => {
  const parts = namesIn(cell);
  expect(proofs.filter((files) => files !== "").length).toBeGreaterThan(0);
  for (const files of proofs.filter((one) => one !== "")) {
    const contents = [...files.matchAll(/`([^`]+)`/g)].map(([, name]) => [name, contentOf(name)] as const);
    const unsaid = parts.filter((part) => !contents.some(([, content]) => mentions(content, part)));
    expect(unsaid, files).toStrictEqual([]);
    const idle = contents.filter(([, content]) => !parts.some((part) => mentions(content, part)));
    expect(idle.map(([name]) => name)).toStrictEqual([]);
  }
});
