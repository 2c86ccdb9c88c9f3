import { describe, expect, test } from "vitest";
import { openTable, readChosen } from "../../../playground/src/data/read-table";
import { choiceFor, firstChoice, tasksOf, type ColumnSummary } from "../../../playground/src/data/table";
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
    expect(firstChoice({ name: "t.csv", rows, columns, format: {} })).toMatchObject({
      target: "answer",
      features: ["a", "b"],
      isRegression: false,
    });
  });

  test("suits the task to the column that is predicted", () => {
    const column = (name: string, kind: ColumnSummary["kind"], distinct: number): ColumnSummary => {
      return { name, kind, isNumeric: kind === "number", distinct, missing: 0 };
    };
    const columns = [
      column("size", "number", 400),
      column("town", "text", 40),
      column("kind", "text", 3),
      column("id", "identifier", Infinity),
      column("same", "number", 1),
    ];
    const summary = { name: "t.csv", rows: 400, columns, format: {} };
    expect(choiceFor(summary, "kind")).toMatchObject({ features: ["size", "town"], isRegression: false });
    expect(choiceFor(summary, "size")).toMatchObject({ features: ["town", "kind"], isRegression: true });
    expect(firstChoice(summary).target).toBe("kind");
    expect(tasksOf(columns[1])).toStrictEqual({ category: false, number: false });
    expect(firstChoice({ ...summary, columns: [columns[4], columns[3]] }).target).toBe("id");
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

  const many = (line: (i: number) => string, count = 40) => Array.from({ length: count }, (_, i) => line(i)).join("\n");
  const kind = (i: number) => ["grün", "weiß", "rot"][i % 3];
  const windows = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  test.each<[string, BlobPart, string[], string[] | undefined]>([
    [
      "without a header",
      many((i) => `${i / 2},${i % 7},${kind(i)}`),
      ["column 1", "column 2"],
      ["grün", "rot", "weiß"],
    ],
    ["of Windows", windows(`größe;art\n${many((i) => `${i / 2};${kind(i)}`)}`), ["größe"], ["grün", "rot", "weiß"]],
    [
      "with decimal commas",
      `a;b;art\n${many((i) => `${i},5;${i % 4},25;${kind(i)}`)}`,
      ["a", "b"],
      ["grün", "rot", "weiß"],
    ],
    ["with tabs", `a\tb\n${many((i) => `${i / 4}\t${kind(i)}`)}`, ["a"], ["grün", "rot", "weiß"]],
    [
      "with empty cells and marks",
      `a,b\n${many((i) => `${i % 4 ? i / 2 : "?"},${kind(i)}`)}`,
      ["a", "a (missing)"],
      ["grün", "rot", "weiß"],
    ],
    [
      "with a column that is almost empty",
      `a,b,c\n${many((i) => `${i / 2},${i % 20 ? "" : i},${kind(i)}`)}`,
      ["a", "b", "b (missing)"],
      ["grün", "rot", "weiß"],
    ],
    ["without some answers", `a,b\n${many((i) => `${i / 2},${i % 5 ? kind(i) : ""}`)}`, ["a"], ["grün", "rot", "weiß"]],
    ["whose rows are numbered", `id,a,b\n${many((i) => `${i + 1},${(i * 7) % 13},${i * 1.5}`)}`, ["a"], undefined],
    [
      "with ambiguous dates",
      `day,b\n${many((i) => `0${(i % 9) + 1}/0${(i % 5) + 1}/2024,${kind(i)}`)}`,
      [],
      ["grün", "rot", "weiß"],
    ],
  ])("%s is read to the end", async (_, content, features, classes) => {
    const own = file(content);
    const summary = await openTable(own, { dates: "dayFirst" });
    const chosen = await readChosen(own, firstChoice(summary));
    expect(chosen.features).toEqual(
      features.length > 0 ? features : expect.arrayContaining([expect.stringMatching(/^day /)]),
    );
    expect("classes" in chosen.dataset ? chosen.dataset.classes : undefined).toStrictEqual(classes);
    expect(chosen.dataset.inputs.rows).toBeGreaterThan(30);
  });

  test("columns that name the rows can be chosen by hand, as numbers or texts", async () => {
    const own = file(`id,name,b\n${many((i) => `${i + 1},no ${i},${i * 1.5}`)}`);
    const summary = await openTable(own);
    const choice = firstChoice(summary);
    const ids = await readChosen(own, { ...choice, features: ["id"] });
    expect(Array.from(ids.dataset.inputs.data.subarray(0, 3))).toStrictEqual([1, 2, 3]);
    const names = await readChosen(own, { ...choice, features: ["id", "name"] });
    expect(names.features.length).toBeGreaterThan(20);
  });

  test("the first line is values when a person says so", async () => {
    const own = file(many((i) => (i === 0 ? "first,second,third" : `w${i % 2},v${i % 4},${kind(i)}`)));
    const named = await openTable(own, { header: true });
    const values = await openTable(own, { header: false });
    expect([named.rows, values.rows]).toStrictEqual([39, 40]);
    const { dataset } = await readChosen(own, firstChoice(values));
    expect(dataset.inputs.rows).toBe(40);
  });

  test("needs columns, and classes that have colors", async () => {
    const none = await problem(readChosen(table, { target: "a", features: [], isRegression: false }));
    expect(none).toStrictEqual({ code: "noFeatures", values: [] });
    const many = await problem(readChosen(table, { target: "a", features: ["b"], isRegression: false }));
    expect(many).toStrictEqual({ code: "targetClasses", values: ["a", 12, 10] });
  });
});
