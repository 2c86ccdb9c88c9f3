import { describe, expect, test } from "vitest";
import { openTable, readChosen } from "../../../playground/src/data/read-table";
import { choiceFor, firstChoice, tasksOf } from "../../../playground/src/data/table";
import { ProblemError, type ProblemCode } from "../../../playground/src/problem";

const rows = Array.from({ length: 12 }, (_, i) => `${i},${i % 3},${i % 2 ? "yes" : "no"}`);
const file = (content: BlobPart, name = "t.csv") => new File([content], name);
const table = file(["a,b,answer", ...rows].join("\n"));

async function problem(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

describe("a table", () => {
  test("is opened with a choice to begin with", async () => {
    const { columns, rows } = await openTable(table);
    expect(columns.map(({ name, isNumeric, distinct }) => [name, isNumeric, distinct])).toStrictEqual([
      ["a", true, 12],
      ["b", true, 3],
      ["answer", false, 2],
    ]);
    expect(rows).toBe(12);
    expect(firstChoice(columns)).toStrictEqual({ target: "answer", features: ["a", "b"], isRegression: false });
  });

  test("suits the task to the column that is predicted", () => {
    const column = (name: string, isNumeric: boolean, distinct: number) => ({ name, isNumeric, distinct, missing: 0 });
    const columns = [
      column("size", true, 400),
      column("town", false, 40),
      column("kind", false, 3),
      column("id", false, Infinity),
      column("same", true, 1),
    ];
    expect(choiceFor(columns, "kind")).toStrictEqual({ target: "kind", features: ["size"], isRegression: false });
    expect(choiceFor(columns, "size")).toStrictEqual({ target: "size", features: ["kind"], isRegression: true });
    expect(firstChoice(columns).target).toBe("kind");
    expect(tasksOf(columns[1])).toStrictEqual({ category: false, number: false });
    expect(firstChoice([columns[4], columns[3]]).target).toBe("id");
  });

  test("gives the chosen columns as classes or values", async () => {
    const classes = await readChosen(table, { target: "answer", features: ["a", "b"], isRegression: false });
    expect(classes.dataset).toMatchObject({ classes: ["no", "yes"], inputs: { rows: 12, columns: 2 } });
    const values = await readChosen(table, { target: "a", features: ["b", "answer"], isRegression: true });
    expect(values.dataset.inputs.columns).toBe(values.features.length);
  });

  test.each<[BlobPart, ProblemCode, (string | number)[]?]>([
    ["only\n1\n2\n", "tableOneColumn", ["t.csv"]],
    ["a,b\n1,2\n", "tableRows", ["t.csv", 1, 10]],
    [new Uint8Array(21 * 2 ** 20), "tableSize", ["t.csv", 21, 20]],
    ["\0\u0001\u0002", "tableUnreadable"],
    ["", "tableUnreadable"],
    ["a,b\n1\n", "tableUnreadable"],
  ])("that is none is a problem with its values: %#", async (content, code, values) => {
    const found = await problem(openTable(file(content)));
    expect(found.code).toBe(code);
    if (values !== undefined) expect(found.values).toStrictEqual(values);
  });

  test("needs columns, and classes that have colors", async () => {
    const none = await problem(readChosen(table, { target: "a", features: [], isRegression: false }));
    expect(none).toStrictEqual({ code: "noFeatures", values: [] });
    const many = await problem(readChosen(table, { target: "a", features: ["b"], isRegression: false }));
    expect(many).toStrictEqual({ code: "targetClasses", values: ["a", 12, 10] });
  });
});
