/** What messages advise on the command line exists there. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLineMessage } from "../../src/core/words";
import { readTable } from "../../src/datasets/index";
import { capture } from "./captured-terminal";

const SOURCES = ["src/datasets", "src/model"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file)),
);

/** Options in the texts of a file, by the form that they have on the command line. */
function optionsIn(file: string): string[] {
  const code = readFileSync(file, "utf8");
  return [...code.matchAll(/--[a-z][a-z-]*[a-z]/g)].map(([option]) => option);
}

test("every option that the library's messages name is one of train's", async () => {
  const { stdout } = await capture(["train", "--help"]);
  const named = [...new Set(SOURCES.flatMap(optionsIn))].sort();
  expect(named).toEqual(expect.arrayContaining(["--decimal", "--exclude", "--missing"]));
  expect(named.filter((option) => !new RegExp(`${option}\\b(?!-)`).test(stdout))).toEqual([]);
});

test.each([
  ["cells", { maxCells: 10 }, "the text: there are more than 10 cells, in rows of 2"],
  ["bytes", { maxBytes: 10 }, "the text: the text has more than 10 bytes"],
])("of too many %s, says what can be done", async (_, limit, what) => {
  const error = await readTable(`a,b\n${"1,2\n".repeat(100)}`, limit).catch((cause: unknown) => cause);
  expect(commandLineMessage(error as Error)).toBe(
    `${what}; split the file and pass a part of it; only train takes more, from a path.`,
  );
});
