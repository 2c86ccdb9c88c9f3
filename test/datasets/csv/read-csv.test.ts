import { mkdtemp, writeFile } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { readCsv, readCsvInputs, readTable, split, type CsvSource } from "../../../src/datasets/index";
import { FileFormatError, Network, Trainer } from "../../../src/index";
import { expectRejection, type BadCase } from "../../core/throwing";
import { bytesOf, FLOWERS, gzipped } from "./text-files";

const flowers = { target: "species" } as const;

describe("readCsv", () => {
  test("makes features of numbers and classes of texts", async () => {
    const data = await readCsv(FLOWERS, { ...flowers, task: "classification" });
    expect(data.inputs).toEqual({
      data: Float32Array.of(5.1, 3.5, 4.9, 3, 7, 3.2, 6.4, 3.2, 6.3, 3.3, 5.8, 2.7),
      rows: 6,
      columns: 2,
    });
    expect(data.targets).toEqual(Int32Array.of(0, 0, 1, 1, 2, 2));
    expect(data.classes).toEqual(["setosa", "versicolor", "virginica"]);
    expect(data.columns).toEqual(["length", "width"]);
    expect([data.task, data.leftOut, data.skippedRows]).toEqual(["classification", [], 0]);
  });

  test("goes into fit and split as it is", async () => {
    const data = await readCsv(FLOWERS, {
      ...flowers,
      task: "classification",
    });
    const { train } = split(data, { testFraction: 0.5 });
    using network = Network.mlp([2, 8, 3]);
    const trainer = new Trainer(network, { loss: "crossEntropy" });
    const history = await trainer.fit(train, { epochs: 2 });
    expect(history.epoch).toEqual([1, 2]);
  });

  test("makes values of a target of numbers, a column for each category of texts", async () => {
    const { inputs, targets, columns, task } = await readCsv("color,size,price\nred,1,2.5\nblue,2,3.25\nred,4,1\n", {
      target: "price",
    });
    expect(columns).toEqual(["color=blue", "color=red", "size"]);
    expect([...inputs.data]).toEqual([0, 1, 1, 1, 0, 2, 0, 1, 4]);
    expect(targets).toEqual({ data: Float32Array.of(2.5, 3.25, 1), rows: 3, columns: 1 });
    expect(task).toBe("regression");
  });

  test("takes few integers for classes, in numeric order, unless told otherwise", async () => {
    const text = "x,y\n1,10\n2,9\n3,10\n4,2\n";
    const classes = await readCsv(text, { target: "y" });
    expect(classes).toMatchObject({ classes: ["2", "9", "10"], targets: Int32Array.of(2, 1, 2, 0) });
    const values = await readCsv(text, { target: "y", task: "regression" });
    expect([...values.targets.data]).toEqual([10, 9, 10, 2]);
  });

  test.each([
    ["a byte-order mark", `\ufeff${FLOWERS}`],
    ["Windows line ends", FLOWERS.replaceAll("\n", "\r\n")],
    ["old Macintosh line ends", FLOWERS.replaceAll("\n", "\r")],
    ["mixed line ends", FLOWERS.replace("\n", "\r\n")],
    ["no last line end", FLOWERS.trimEnd()],
    ["empty lines", FLOWERS.replaceAll("\n", "\n\n")],
    ["semicolons", FLOWERS.replaceAll(",", ";")],
    ["tabs", FLOWERS.replaceAll(",", "\t")],
    ["bars", FLOWERS.replaceAll(",", "|")],
    ["white space", FLOWERS.replaceAll(",", " , ")],
    ["quotes", FLOWERS.replaceAll(/[\w.]+/g, '"$&"')],
  ])("reads %s", async (_, text) => {
    const expected = await readCsv(FLOWERS, flowers);
    expect(await readCsv(text, flowers)).toEqual(expected);
  });

  test("reads a decimal comma", async () => {
    const text = FLOWERS.replaceAll(",", ";").replaceAll(".", ",");
    const { inputs } = await readCsv(text, { ...flowers, decimal: "," });
    expect(inputs).toEqual((await readCsv(FLOWERS, flowers)).inputs);
  });

  test("reads quoted separators, line ends and quotation marks", async () => {
    const text = 'name;size\n"a;b";1\n"c\r\nd";2\n"say ""e""";3\n';
    const { schema } = await readCsv(text, { target: "size", task: "regression" });
    expect(schema.features[0]).toMatchObject({ categories: ["a;b", "c\r\nd", 'say "e"'] });
  });

  test("reads a file without header", async () => {
    const { columns, inputs } = await readCsv("1.5,2\n3,4\n5,2\n", { header: false, target: "column 2" });
    expect(columns).toEqual(["column 1"]);
    expect([...inputs.data]).toEqual([1.5, 3, 5]);
  });

  test("leaves columns out that number or name the rows, and says so", async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i + 1},Name ${i},${i % 7},${i % 2}`);
    const text = `PassengerId,name,fare,survived\n${rows.join("\n")}\n`;
    const { columns, leftOut } = await readCsv(text, { target: "survived" });
    expect(columns).toEqual(["fare"]);
    expect(leftOut).toEqual([
      { name: "PassengerId", reason: "identifier" },
      { name: "name", reason: "identifier" },
    ]);
    const all = await readCsv(text, { target: "survived", features: ["PassengerId", "fare"] });
    expect(all.columns).toEqual(["PassengerId", "fare"]);
    const less = await readCsv(text, {
      target: "survived",
      exclude: ["name", "fare"],
      types: { PassengerId: "number" },
    });
    expect(less.columns).toEqual(["PassengerId"]);
  });

  test("takes numbers for categories when told to", async () => {
    const { columns } = await readCsv("zip,y\n10,a\n20,b\n10,b\n", { target: "y", types: { zip: "text" } });
    expect(columns).toEqual(["zip=10", "zip=20"]);
  });
});

describe("missing cells", () => {
  const text = "size,color,class\n1,red,a\n,blue,b\n3,NA,a\n8,red,b\n";

  test("are refused on request", async () => {
    await expectRejection(
      readCsv(text, { target: "class", missing: "error" }),
      FileFormatError,
      'readCsv: the text: line 3, column "size" is missing; pass missing: "skip" or "fill", or correct the file.',
    );
  });

  test("can skip their rows", async () => {
    const { inputs, targets, skippedRows } = await readCsv(text, { target: "class", missing: "skip" });
    expect([[...inputs.data], [...(targets as Int32Array)], skippedRows]).toEqual([[1, 0, 1, 8, 0, 1], [0, 1], 2]);
  });

  test("are filled by the median or the most frequent text, and where they were is said", async () => {
    const { inputs, columns, schema } = await readCsv(text, { target: "class" });
    expect(columns).toEqual(["size", "size (missing)", "color=blue", "color=red", "color (missing)"]);
    expect([...inputs.data]).toEqual([1, 0, 0, 1, 0, 3, 1, 1, 0, 0, 3, 0, 0, 1, 1, 8, 0, 0, 1, 0]);
    const other = await readCsv("class,color,size\na,red,?\n", { schema });
    expect([...other.inputs.data]).toEqual([3, 1, 0, 1, 0]);
  });

  test("are said in a feature of their own above 1 % only", async () => {
    const rows = (missing: number) => Array.from({ length: 200 }, (_, i) => `${i < missing ? "" : i % 9},${i % 2}`);
    for (const [missing, columns] of [
      [2, ["x"]],
      [3, ["x", "x (missing)"]],
    ] as const) {
      const data = await readCsv(`x,y\n${rows(missing).join("\n")}\n`, { target: "y" });
      expect(data.columns).toEqual(columns);
    }
  });

  test("of the target leave their rows out, counted, or are refused on request", async () => {
    const csv = "x,y\n1,a\n2,\n3,b\n";
    const { skippedRows, notes, inputs } = await readCsv(csv, { target: "y" });
    expect([skippedRows, [...inputs.data]]).toEqual([1, [1, 3]]);
    expect(notes.map(({ message }) => message)).toContain('1 row without a target "y" left out');
    await expectRejection(
      readCsv(csv, { target: "y", missing: "error" }),
      FileFormatError,
      'readCsv: the text: line 3, column "y" is missing; pass missing: "skip" or "fill", or correct the file.',
    );
  });

  test("have the marks that are given", async () => {
    const { inputs } = await readCsv("x,y\n1,a\n-99,b\n3,b\n", { target: "y", missing: "skip", missingMarks: ["-99"] });
    expect([...inputs.data]).toEqual([1, 3]);
  });
});

describe("a schema", () => {
  test("applies to files with other columns in another order, also through JSON", async () => {
    const { schema } = await readCsv("color,size,price\nred,1,2.5\nblue,2,3.5\n", { target: "price" });
    const copy = JSON.parse(JSON.stringify(schema)) as typeof schema;
    const { inputs, targets } = await readCsv("note;price;size;color\nnew;9;7;red\n", { schema: copy });
    expect([[...inputs.data], targets]).toEqual([[0, 1, 7], { data: Float32Array.of(9), rows: 1, columns: 1 }]);
  });

  test("reads features where there is no target, and tells their lines", async () => {
    const { schema } = await readCsv(FLOWERS, { ...flowers, missing: "skip" });
    const { inputs, lines } = await readCsvInputs("width,length\n1,2\n,3\n4,5\n", { schema });
    // Every row, also where a cell is missing and the schema skips such rows: 3.2 is the median.
    expect([[...inputs.data], [...lines]]).toEqual([
      [2, 1, 3, Math.fround(3.2), 5, 4],
      [2, 3, 4],
    ]);
  });

  const bad = [
    ["another version", { version: 3 }, RangeError, "the schema's version is 3; pass a schema of version 1 or 2."],
    ["no schema", 7, TypeError, "schema is 7; pass the schema of a data set."],
    [
      "part of one",
      { version: 1 },
      RangeError,
      "the schema lacks parts or has wrong ones; pass the schema of a data set.",
    ],
  ] as const;
  test.each(bad)("of the wrong kind is refused: %s", async (_, schema, type, message) => {
    await expectRejection(readCsv(FLOWERS, { schema: schema as never }), type, `readCsv: ${message}`);
  });
});

/** A gzip file a byte at a time. */
// eslint-disable-next-line @typescript-eslint/require-await -- a source is asynchronous.
async function* singleBytes(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const byte of gzipped(FLOWERS)) yield Uint8Array.of(byte);
}

describe("sources", () => {
  const path = (async () => {
    const folder = await mkdtemp(join(tmpdir(), "csv-"));
    await writeFile(join(folder, "flowers.csv"), FLOWERS);
    await writeFile(join(folder, "flowers.csv.gz"), gzipped(FLOWERS));
    return join(folder, "flowers.csv");
  })();

  test.each<[string, () => CsvSource | Promise<CsvSource>]>([
    ["a path", () => path],
    ["a path of a gzip file", async () => `${await path}.gz`],
    ["a file URL", async () => pathToFileURL(await path)],
    ["a stream of Node", async () => createReadStream(await path)],
    ["a stream of texts", async () => createReadStream(await path, { encoding: "utf8", highWaterMark: 7 })],
    ["a Blob", () => new Blob([FLOWERS])],
    ["a File, gzipped", () => new File([gzipped(FLOWERS)], "flowers.csv.gz")],
    ["bytes", () => bytesOf(FLOWERS)],
    ["an ArrayBuffer, gzipped", () => gzipped(FLOWERS).buffer],
    ["a web stream", () => new Blob([FLOWERS]).stream()],
    ["UTF-16", () => Uint8Array.from(Buffer.from(`\ufeff${FLOWERS}`, "utf16le"))],
    ["single bytes", singleBytes],
  ])("reads %s", async (_, source) => {
    expect(await readCsv(await source(), flowers)).toEqual(await readCsv(FLOWERS, flowers));
  });

  test("in another encoding", async () => {
    const bytes = Uint8Array.from(Buffer.from("x,y\n1,Köln\n2,Bonn\n", "latin1"));
    const { schema } = await readCsv(bytes, { target: "y", encoding: "windows-1252" });
    expect(schema.target).toEqual({ name: "y", type: "class", classes: ["Bonn", "Köln"], spellings: {} });
    const guessed = await readCsv(bytes, { target: "y" });
    expect(guessed.schema.target).toEqual(schema.target);
    expect(guessed.notes.map(({ message, commandLine }) => [message, commandLine])).toEqual([
      [
        'line 2 is no UTF-8 text; the file is read as windows-1252, with "Köln"; if that looks wrong, pass its encoding',
        'line 2 is no UTF-8 text; the file is read as windows-1252, with "Köln"; if that looks wrong, pass --encoding',
      ],
    ]);
  });

  // What each would be taken for is no word of windows-1252.
  test.each<[string, string, number[]]>([
    ["Cyrillic", "Москва in windows-1251", [0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0]],
    ["a Cyrillic letter", "М in windows-1251", [0xcc]],
    ["Chinese", "中文 in GBK", [0xd6, 0xd0, 0xce, 0xc4]],
    ["Japanese", "日本 in Shift-JIS", [0x93, 0xfa, 0x96, 0x7b]],
    ["Polish", "Wrocław in windows-1250", [0x57, 0x72, 0x6f, 0x63, 0xb3, 0x61, 0x77]],
    ["Macintosh", "Köln in Mac Roman", [0x4b, 0x9a, 0x6c, 0x6e]],
    ["DOS", "Köln in code page 850", [0x4b, 0x94, 0x6c, 0x6e]],
    ["damaged UTF-8", "ö without its second byte, then whole", [0x4b, 0xc3, 0x6c, 0x20, 0xc3, 0xb6]],
    ["UTF-8 with a lone byte later", "é, then a lone byte", [0xc3, 0xa9, 0x2c, 0xe9]],
  ])("asks for the encoding of %s (%s)", async (_, __, word) => {
    const bytes = Uint8Array.from([...bytesOf("x,y\n1,"), ...word, ...bytesOf("\n2,Bonn\n")]);
    await expectRejection(
      readCsv(bytes, { target: "y" }),
      FileFormatError,
      'readCsv: the Uint8Array: line 2 has bytes that are not "utf-8" text; save it as UTF-8, or pass its encoding, such as "windows-1252".',
    );
  });

  test("of windows-1252 in chunks of any size, with signs and quotation marks", async () => {
    const text =
      'price,place,y\n"1\u00a0200 \u20ac",Caf\u00e9 d\u2019\u00c9t\u00e9,a\n90 \u20ac,\u201cM\u00fcller\u201d \u2013 S\u00f8r\u00f8,b\n';
    const code = (character: string) =>
      ({ "\u20ac": 0x80, "\u2019": 0x92, "\u201c": 0x93, "\u201d": 0x94, "\u2013": 0x96 })[character];
    const bytes = Uint8Array.from(text, (character) => code(character) ?? character.charCodeAt(0));
    const whole = await readTable(text);
    for (const size of [1, 2, 3, 5, 64]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.slice(i * size, (i + 1) * size),
      );
      expect((await readTable(Readable.from(chunks))).rows).toEqual(whole.rows);
    }
  });

  test("in another encoding, far down: the line is named", async () => {
    for (const filler of ["é", "aé"]) {
      const head = Buffer.from(`x,y\n${`1,${filler.repeat(20)}\n`.repeat(4000)}`);
      const bytes = Uint8Array.from(Buffer.concat([head, Buffer.from("2,Köln\n3,b\n", "latin1")]));
      await expect(readCsv(bytes, { target: "y" })).rejects.toThrow("line 4002 has bytes that are not");
    }
  });

  test("that cannot be read are named", async () => {
    await expect(readCsv("/nowhere/data.csv", flowers)).rejects.toMatchObject({
      code: "ENOENT",
      message:
        "readCsv: \"/nowhere/data.csv\" cannot be read: ENOENT: no such file or directory, open '/nowhere/data.csv'; check the path and its permissions.",
    });
  });
});

const read =
  (text: CsvSource, options: object = flowers) =>
  () =>
    readCsv(text, options as never);

const BAD_FILES: readonly BadCase[] = [
  [
    "an empty file",
    read(new Uint8Array(0)),
    FileFormatError,
    "the Uint8Array: there is no line in it; pass a CSV file with rows.",
  ],
  [
    "a header alone",
    read("a,species\n"),
    FileFormatError,
    "the text: there are no rows below the header; pass a file with rows.",
  ],
  [
    "a ragged row",
    read('length,species\n"1\n2",a\n\n3,b,c\n'),
    FileFormatError,
    "the text: line 5 has 3 cells, the first line has 2; give all rows the same cells, and quote those that hold the separator.",
  ],
  [
    "a row of one cell",
    read("length,species\n1,a\nx\n"),
    FileFormatError,
    "the text: line 3 has 1 cell, the first line has 2; give all rows the same cells, and quote those that hold the separator.",
  ],
  [
    "a missing target",
    read(FLOWERS, { target: "Specie" }),
    RangeError,
    'the text: there is no column "Specie"; choose from "species", "length", "width".',
  ],
  [
    "text among numbers",
    read("size,species\n1,a\n2,b\nx12,a\n3,b\n"),
    FileFormatError,
    'the text: column "size" has "x12" (line 4) among numbers; pass types: { "size": "text" } for categories, types: { "size": "number" } if those are missing values, or exclude: ["size"].',
  ],
  [
    "a text in a target of numbers",
    read("size,y\n1,1\n2,2\n4,two\n3,4\n", { target: "y" }),
    FileFormatError,
    'the text: the target "y" has "two" (line 4) among numbers; pass types: { "y": "text" } for classes, types: { "y": "number" } if those are missing values, or choose another target.',
  ],
  [
    "an empty target",
    read("size,species\n1,\n2,NA\n"),
    FileFormatError,
    'the text: the target "species" is empty; choose another target.',
  ],
  [
    "one class",
    read("size,species\n1,a\n2,a\n"),
    FileFormatError,
    'the text: the target "species" has one class only, "a"; pass rows of all classes.',
  ],
  [
    "a number that f32 cannot hold",
    read("size,species\n1,a\n1e39,b\n"),
    FileFormatError,
    'the text: line 3, column "size" has "1e39", beyond the range of f32; correct it, or add it to missingMarks.',
  ],
  [
    "an open quotation mark",
    read('size,species\n1,a\n2,"b\n3,c\n'),
    FileFormatError,
    "the text: line 3 opens a quotation mark that is never closed; close it.",
  ],
  [
    "a quotation mark in a cell",
    read('size,species\n1,a\n2,5" b\n3,c\n4,"d"\n'),
    FileFormatError,
    'the text: line 3 has a quotation mark inside a cell; quote the whole cell and write the mark twice: "5"" pipe".',
  ],
  [
    "damaged gzip",
    read(gzipped(FLOWERS).slice(0, 40)),
    FileFormatError,
    "the Uint8Array: the gzip data are damaged; get the file again.",
  ],
  [
    "a gzip file that unpacks to more than is allowed",
    read(gzipped("x".repeat(5_000_000)), { ...flowers, maxBytes: 1e6 }),
    FileFormatError,
    "the Uint8Array: the gzip data unpack to more than 1000000 bytes; raise maxBytes, or train from streamCsv.",
  ],
  [
    "a text of more than is allowed",
    read(FLOWERS, { ...flowers, maxBytes: 100 }),
    FileFormatError,
    "the text: the text has more than 100 bytes; raise maxBytes, or train from streamCsv.",
  ],
  [
    "no line ends",
    read(gzipped("x".repeat(5_000_000))),
    FileFormatError,
    "the Uint8Array: the record that begins in line 1 has more than 4194304 characters; pass a CSV file, a record a line.",
  ],
  [
    "no features",
    read(FLOWERS, { ...flowers, exclude: ["length", "width"] }),
    RangeError,
    "the text: no column is left as a feature; name some in features.",
  ],
  [
    "the target among the features",
    read(FLOWERS, { ...flowers, features: ["species"] }),
    RangeError,
    'the text: the target "species" is among the features; name it in one place.',
  ],
];

const BAD_OPTIONS: readonly BadCase[] = [
  ["no options", read(FLOWERS, null as never), TypeError, "options are null; pass an object."],
  ["no target", read(FLOWERS, {}), TypeError, "target is undefined; pass the name of the column to be predicted."],
  [
    "an unknown option",
    read(FLOWERS, { ...flowers, sep: ";" }),
    RangeError,
    'option "sep" is unknown; choose from "target", "task", "features", "exclude", "types", "maxCategories", "dates", "missing", "schema", "separator", "header", "decimal", "missingMarks", "encoding", "maxBytes", "maxCells".',
  ],
  [
    "a long separator",
    read(FLOWERS, { ...flowers, separator: "::" }),
    RangeError,
    'separator is "::"; pass one character, no quotation mark or line end.',
  ],
  [
    "an unknown encoding",
    read(FLOWERS, { ...flowers, encoding: "ebcdic" }),
    RangeError,
    'encoding is "ebcdic"; pass one such as "utf-8" or "windows-1252".',
  ],
  [
    "an unknown type",
    read(FLOWERS, { ...flowers, types: { width: "integer" } }),
    RangeError,
    'types["width"] is "integer"; choose one of "number", "text".',
  ],
  [
    "marks that are no array",
    read(FLOWERS, { ...flowers, missingMarks: "-" }),
    TypeError,
    'missingMarks are "-"; pass an array of strings.',
  ],
  [
    "a source that is none",
    read(7 as never),
    TypeError,
    "the source is 7; pass a path, a text with lines, a Blob, a Uint8Array or a stream.",
  ],
  [
    "an address",
    read("HTTPS://example.org/a.csv"),
    TypeError,
    '"HTTPS://example.org/a.csv" is an address; pass what is there: (await fetch(address)).body.',
  ],
  [
    "an address as URL",
    read(new URL("http://example.org/a.csv") as never),
    TypeError,
    '"http://example.org/a.csv" is an address; pass what is there: (await fetch(address)).body.',
  ],
];

describe("refuses", () => {
  test.each([...BAD_FILES, ...BAD_OPTIONS])("%s", async (_, action, type, message) => {
    await expectRejection(action() as Promise<unknown>, type, `readCsv: ${message}`);
  });

  test("a file that lacks a column of the schema", async () => {
    const { schema } = await readCsv(FLOWERS, flowers);
    await expectRejection(
      readCsvInputs("Length,widht\n1,2\n", { schema }),
      RangeError,
      'readCsvInputs: the text: there is no column "width"; choose from "widht", "Length".',
    );
  });
});

test.each([
  ["feature", "a", 'column "a" has 1e+300'],
  ["target", "b", 'the target "b" has -1e+300'],
])("a %s beyond single precision is refused by its column", async (_, column, words) => {
  const cell = (name: string, i: number) =>
    i === 5 && name === column ? (name === "a" ? "1e300" : "-1e300") : i * 1.5;
  const lines = Array.from({ length: 20 }, (_, i) => `${cell("a", i)},${cell("b", i)}`);
  const reading = readCsv(`a,b\n${lines.join("\n")}\n`, { target: "b", task: "regression" });
  await expect(reading).rejects.toThrow(`${words}, beyond the range of f32`);
});
