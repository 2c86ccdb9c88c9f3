import { describe, expect, test } from "vitest";
import {
  featureNames,
  readCsv,
  readCsvInputs,
  RowEncoder,
  scalerOfSchema,
  schemaFeatures,
  type CsvSchemaVersion1,
  type RowRecord,
} from "../../../src/datasets/index";
import { inferSchema } from "../../../src/datasets/csv/infer-schema";
import { readTableRows, scanRows } from "../../../src/datasets/csv/table-rows";

const CSV = `size,color,sold,day,y
1,red,yes,2020-01-01,a
4,blue,no,2021-06-15,b
2,Green,no,2020-01-02,a
,red,,,b
`;
const schemaOf = async () => (await readCsv(CSV, { target: "y" })).schema;

function encoded(encoder: RowEncoder, row: RowRecord): number[] {
  const out = new Float64Array(encoder.columns);
  encoder.encodeRecord(row, out);
  return [...out];
}

describe("RowEncoder", () => {
  test("gives the same for a row of a file and of a program", async () => {
    const schema = await schemaOf();
    const { inputs } = await readCsv(CSV, { schema });
    const encoder = new RowEncoder(schema);
    const row = encoded(encoder, { size: 4, color: "blue", sold: false, day: new Date("2021-06-15") });
    expect(row).toEqual([...inputs.data.slice(encoder.columns, 2 * encoder.columns)]);
    expect(encoded(encoder, { size: "4", color: "blue", sold: "no", day: "2021-06-15", more: 7 })).toEqual(row);
    expect(encoder.notes()).toEqual([]);
  });

  test("tells numbers, which are to be scaled, from indicators", async () => {
    const features = schemaFeatures(await schemaOf());
    expect(features.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      "size: number",
      "size (missing): indicator",
      "color=Green: indicator",
      "color=blue: indicator",
      "color=red: indicator",
      "sold: indicator",
      "sold (missing): indicator",
      "day (year): number",
      "day (month): number",
      "day (day of week): number",
      "day (days): number",
      "day (missing): indicator",
    ]);
    expect(features[0]).toEqual({
      name: "size",
      column: "size",
      kind: "number",
      mean: 7 / 3,
      deviation: Math.sqrt(14 / 9),
      offset: 0,
    });
  });

  test("takes categories in another case, as numbers or truth values, and numbers with the other decimal mark", async () => {
    const { schema } = await readCsv("c,n,x,y\nRed,1,1.5,a\nblue,2,2.5,b\n", { target: "y", types: { n: "text" } });
    const encoder = new RowEncoder(schema);
    expect(encoded(encoder, { c: "RED", n: 1, x: "1,5" })).toEqual([1, 0, 1, 0, 1.5]);
    expect(encoded(encoder, { c: "blue", n: "2.0", x: true })).toEqual([0, 1, 0, 1, 1]);
    expect(encoder.notes()).toEqual([]);
  });

  test("two categories that differ in case only stay two", async () => {
    const { schema } = await readCsv("c,y\nred,a\nRed,b\n", { target: "y" });
    const encoder = new RowEncoder(schema);
    expect([encoded(encoder, { c: "red" }), encoded(encoder, { c: "RED" })]).toEqual([
      [0, 1],
      [0, 0],
    ]);
  });

  test("never refuses a row, and counts what was odd", async () => {
    const encoder = new RowEncoder(await schemaOf());
    const odd: RowRecord[] = [
      {},
      { size: "large", color: "purple", sold: 7, day: "soon" },
      { size: null, color: undefined, sold: "", day: "n.a." },
      { size: NaN, color: "constructor", sold: "maybe", day: 5 },
      { size: Infinity, color: "__proto__", sold: Symbol.iterator.toString(), day: new Date(NaN) },
      { size: 10n, color: 5, sold: 1, day: "31/12/2020" },
    ];
    for (const row of odd) {
      const numbers = encoded(encoder, row);
      expect(numbers.every(Number.isFinite)).toBe(true);
    }
    expect(encoded(encoder, {}).slice(0, 7)).toEqual([2, 1, 0, 0, 1, 0, 1]);
    expect(encoder.notes().map(({ message }) => message)).toEqual([
      'column "size": 4 missing cells filled',
      'column "size": 2 cells that cannot be read, as "large", filled',
      'column "color": 3 missing cells filled',
      'column "color": 4 cells with a category that was not learned, as "purple"',
      'column "sold": 3 missing cells filled',
      'column "sold": 3 cells that cannot be read, as "7", filled',
      'column "day": 4 missing cells filled',
      'column "day": 2 cells that cannot be read, as "soon", filled',
    ]);
  });

  test("puts categories that were rare or are new together", async () => {
    const { schema } = await readCsv("c,y\nred,a\nred,b\nblue,a\ngreen,b\n", { target: "y", maxCategories: 1 });
    const encoder = new RowEncoder(schema);
    expect(featureNames(schema)).toEqual(["c=red", "c (other)"]);
    expect([encoded(encoder, { c: "green" }), encoded(encoder, { c: "new" }), encoded(encoder, { c: null })]).toEqual([
      [0, 1],
      [0, 1],
      [1, 0],
    ]);
  });

  test("reads targets, NaN for what is none", async () => {
    const classes = new RowEncoder(await schemaOf());
    expect(["a", "b", "B", "c", null].map((y) => classes.targetOfRecord({ y }))).toEqual([0, 1, 1, NaN, NaN]);
    const { schema } = await readCsv("x,y\n1,2.5\n2,3.5\n3,-\n", { target: "y" });
    const values = new RowEncoder(schema);
    expect([7, "1,234.5", "-", "x", undefined].map((y) => values.targetOfRecord({ y }))).toEqual([
      7,
      1234.5,
      NaN,
      NaN,
      NaN,
    ]);
  });

  test("keeps double precision", async () => {
    const { schema } = await readCsv("t,y\n1700000037.374,1.5\n1700000044.507,100000000.25\n", { target: "y" });
    const encoder = new RowEncoder(schema);
    expect(encoded(encoder, { t: 1700000037.375 })).toEqual([1700000037.375]);
    expect(encoder.targetOfRecord({ y: 100000000.25 })).toBe(100000000.25);
  });

  test("finds columns by name in any order and case, fills those that are absent", async () => {
    const schema = await schemaOf();
    const { inputs, notes } = await readCsvInputs("SOLD,day,more,size\nyes,2020-01-01,7,1\n", { schema });
    const [{ message }] = notes;
    expect(message).toBe('the table has no column "color"; it is filled in every row');
    expect([...inputs.data.slice(0, 7)]).toEqual([1, 0, 0, 0, 1, 1, 0]);
  });
});

describe("inferSchema", () => {
  test("takes statistics and categories of the training rows only", async () => {
    const table = await readTableRows("test", "x,c,y\n1,a,u\n3,a,v\n500,b,u\n,b,v\n");
    const fitted = scanRows(table, {}, [0, 1]);
    const { schema } = inferSchema({ ...table, fitted }, { target: "y" });
    expect(schema.features).toMatchObject([
      { type: "number", fill: 2, mean: 2, deviation: 1, min: 1, max: 3, indicatesMissing: false },
      { type: "category", categories: ["a"], fill: "a" },
    ]);
    expect(schema.target).toMatchObject({ classes: ["u", "v"] });
  });

  test("understands rows of a program as it does files", async () => {
    const rows = [
      { size: 1, color: "red", sold: true, day: "2020-01-01", y: "a" },
      { size: 4, color: "blue", sold: false, day: "2021-06-15", y: "b" },
      { size: 2, color: "Green", sold: false, day: "2020-01-02", y: "a" },
      { color: "red", y: "b" },
    ];
    const table = await readTableRows("test", rows);
    const { schema } = inferSchema(table, { target: "y" });
    const { features, ...more } = await schemaOf();
    const words = ["false", "true"];
    expect(schema).toEqual({
      ...more,
      features: features.map((feature) => (feature.type === "boolean" ? { ...feature, words } : feature)),
    });
  });
});

describe("a schema of version 1", () => {
  const old: CsvSchemaVersion1 = {
    version: 1,
    features: [
      { name: "x", type: "number", mean: 4, deviation: 2, min: 0, max: 9 },
      { name: "c", type: "category", categories: ["a", "b"] },
    ],
    target: { name: "y", type: "class", classes: ["u", "v"] },
    missing: "fill",
    missingMarks: ["", "NA"],
    decimal: ",",
  };

  test("encodes as it did: the mean and no category for missing cells, decimal commas", async () => {
    const { inputs, schema, columns } = await readCsv("x;c;y\n1,5;a;u\nNA;;v\n", { schema: old });
    expect([[...inputs.data], columns, schema.version]).toEqual([[1.5, 1, 0, 4, 0, 0], ["x", "c=a", "c=b"], 2]);
    expect(scalerOfSchema(old).mean).toEqual([4, 0, 0]);
  });
});
