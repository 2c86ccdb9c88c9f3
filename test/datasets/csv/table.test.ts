import { describe, expect, test } from "vitest";
import { readTable } from "../../../src/datasets/index";
import { expectRejection } from "../../core/throwing";

describe("readTable", () => {
  test("gives the cells as they stand, with their lines", async () => {
    const { rows, lines } = await readTable('a,b\n"x\ny",1\n\n z ,2\n');
    expect(rows).toEqual([
      ["x\ny", "1"],
      ["z", "2"],
    ]);
    expect([...lines]).toEqual([2, 5]);
  });

  test("finds the types of columns", async () => {
    const people = Array.from(
      { length: 40 },
      (_, i) => `${i},Person ${i},${i % 3}.5,${i % 2 ? "f" : "m"},,${i === 7 ? "x" : i}`,
    );
    const { columns } = await readTable(`,name,number,sex,nothing,mostly\n${people.join("\n")}\n`);
    expect(columns.map(({ name, type }) => [name, type])).toEqual([
      ["unnamed 1", "identifier"],
      ["name", "identifier"],
      ["number", "number"],
      ["sex", "text"],
      ["nothing", "empty"],
      ["mostly", "mixed"],
    ]);
    expect(columns[2]).toMatchObject({ min: 0.5, max: 2.5, missing: 0, distinct: 3, firstText: undefined });
    expect(columns[4]).toMatchObject({ min: NaN, mean: NaN, missing: 40, distinct: 0 });
    expect(columns[5].firstText).toEqual({ value: "x", line: 9 });
  });

  test.each([
    ["integers under a name that says so", "user_id", (i: number) => i, "identifier"],
    ["in camel case", "userId", (i: number) => 2 * i, "identifier"],
    ["that repeat", "id", (i: number) => i % 9, "number"],
    ["under another name", "paid", (i: number) => i, "number"],
    ["that are no integers", "id", (i: number) => i + 0.5, "number"],
    ["texts that all differ", "note", (i: number) => `n${i}`, "identifier"],
    ["texts of which half differ", "note", (i: number) => `n${i % 15}`, "text"],
  ])("knows identifiers: %s", async (_, name, valueOf, type) => {
    const lines = Array.from({ length: 30 }, (_, i) => `${valueOf(i)},0`);
    const { columns } = await readTable(`${name},y\n${lines.join("\n")}\n`);
    expect(columns[0].type).toBe(type);
  });

  test.each([
    ["1e3", 1000],
    ["-.5", -0.5],
    ["+7.", 7],
    ["0x10", NaN],
    ["Infinity", NaN],
    ["1_000", NaN],
    ["1 000", 1000],
  ])("reads the cell %s as %d", async (cell, value) => {
    const { columns } = await readTable(`x\n${cell}\n`);
    expect(columns[0].min).toBe(value);
  });

  test("refuses unknown options", async () => {
    await expectRejection(
      readTable("a\n1\n", { target: "a" } as never),
      RangeError,
      'readTable: option "target" is unknown; choose from "separator", "header", "decimal", "missingMarks", "encoding", "maxBytes", "maxCells".',
    );
  });
});
