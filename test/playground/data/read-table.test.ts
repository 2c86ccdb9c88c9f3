import { describe, expect, test } from "vitest";
import { openTable, readChosen } from "../../../playground/src/data/read-table";

const rows = Array.from({ length: 12 }, (_, i) => `${i},${i % 3},${i % 2 ? "yes" : "no"}`);
const file = (content: BlobPart, name = "t.csv") => new File([content], name);
const table = file(["a,b,answer", ...rows].join("\n"));

describe("a table", () => {
  test("is opened with a choice to begin with", async () => {
    const { columns, choice, rows } = await openTable(table);
    expect(columns.map(({ name, isNumeric, distinct }) => [name, isNumeric, distinct])).toStrictEqual([
      ["a", true, 12],
      ["b", true, 3],
      ["answer", false, 2],
    ]);
    expect({ choice, rows }).toStrictEqual({
      choice: { target: "answer", features: ["a", "b"], isRegression: false },
      rows: 12,
    });
  });

  test("gives the chosen columns as classes or values", async () => {
    const classes = await readChosen(table, { target: "answer", features: ["a", "b"], isRegression: false });
    expect(classes.dataset).toMatchObject({ classes: ["no", "yes"], inputs: { rows: 12, columns: 2 } });
    const values = await readChosen(table, { target: "a", features: ["b", "answer"], isRegression: true });
    expect(values.dataset.inputs.columns).toBe(values.features.length);
  });

  test.each([
    ["only\n1\n2\n", "“t.csv” has one column; two are needed: one to predict and one to predict it from."],
    ["a,b\n1,2\n", "“t.csv” has 1 rows below its header; ten are needed."],
    [new Uint8Array(21 * 2 ** 20), "“t.csv” has 21 MB; the page takes up to 20. Use a part of its rows."],
    ["\0\u0001\u0002", /t\.csv/],
    ["", /t\.csv/],
    ["a,b\n1\n", /t\.csv/],
  ])("that is none is said: %#", async (content, message) => {
    await expect(openTable(file(content))).rejects.toThrow(message);
  });

  test("needs columns, and classes that have colours", async () => {
    await expect(readChosen(table, { target: "a", features: [], isRegression: false })).rejects.toThrow(
      "Choose at least one column to predict from.",
    );
    await expect(readChosen(table, { target: "a", features: ["b"], isRegression: false })).rejects.toThrow(
      "“a” has 12 different values; the page shows 2 to 10 classes. Choose another column, or predict its value.",
    );
  });
});
