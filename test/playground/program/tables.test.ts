import { expect, test } from "vitest";
import { openTable, readChosen } from "../../../playground/src/data/read-table";
import { firstChoice } from "../../../playground/src/data/table";
import { pageCode } from "../../../playground/src/program/page-code";
import { dataCode } from "../../../playground/src/program/data-code";
import { torchCode } from "../../../playground/src/program/torch-code";
import { defaultsFor } from "../../../playground/src/settings/settings";
import { readCsv } from "../../../src/datasets/index";

const settings = defaultsFor("csv");
const rows = (row: (i: number) => string) => Array.from({ length: 30 }, (_, i) => row(i)).join("\n");
const kind = (i: number) => (i % 9 > 4 ? "hi" : "lo");

/** Calls the reader as a program does, with a file for its name. */
async function readAs(program: string, file: File): Promise<unknown> {
  const call = /^const dataset = await (readCsv\(.*\));$/m.exec(program)![1];
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function("readCsv", `return ${call};`) as (reader: unknown) => Promise<unknown>;
  return run((_: string, options: object) => readCsv(file, options as never));
}

test.each([
  ["with empty cells", `a,b,c\n${rows((i) => `${i % 9},${i % 7 === 3 ? "" : (i * 7) % 11},${kind(i)}`)}`],
  ["with dates that need an order", `d,b,c\n${rows((i) => `0${(i % 9) + 1}/02/2024,${(i * 7) % 11},${kind(i)}`)}`],
  ["with a text among numbers", `a,b,c\n${rows((i) => `${i === 5 ? "n/k" : i % 9},${(i * 7) % 11},${kind(i)}`)}`],
  ["with a column that names the rows", `id,b,c\n${rows((i) => `k${i},${(i * 7) % 11},${kind(i)}`)}`],
  [
    "in Windows-1252",
    Uint8Array.from(`\xe4,b,c\n${rows((i) => `${i},\xfc${i % 3},${kind(i)}`)}`, (c) => c.charCodeAt(0)),
  ],
  ["of numbers to predict", `a,b,c\n${rows((i) => `${i % 9},${kind(i)},${i * 2.5}`)}`],
  ["with decimal commas", `a;b;c\n${rows((i) => `${i % 9},5;${(i * 7) % 11};${kind(i)}`)}`],
])("a program reads a table as the page does: %s", async (_, content) => {
  const file = new File([content], "mine.csv");
  const choice = firstChoice(await openTable(file, { dates: "dayFirst" }));
  const { dataset } = await readChosen(file, choice);
  const program = dataCode(settings, {}, { name: "mine.csv", choice }).join("\n");
  expect(await readAs(program, file)).toMatchObject(dataset);
});

test("names of columns stay in the comment that lists them", () => {
  const inputs = ['a\nimport os; os.remove("x")', "</script><script>alert(1)", "b\u2028c", "\u202ed"];
  const page = pageCode(settings, { inputs, classes: ["no", "yes"], layers: [] });
  expect(page.split("\n").filter((line) => line.includes("os.remove"))).toStrictEqual([
    expect.stringMatching(/^ {2}\/\/ The inputs are: /),
  ]);
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  const torch = torchCode(settings, { inputs, classes: ["no", "yes"], layers: [] });
  expect(torch.split(/[\n\u2028]/).filter((line) => /os\.remove|^c/.test(line))).toStrictEqual([
    expect.stringMatching(/^# The inputs are: /),
  ]);
});
