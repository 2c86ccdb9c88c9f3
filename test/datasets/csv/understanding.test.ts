/** What readCsv finds by itself, a test for each kind of table. */
import { describe, expect, test } from "vitest";
import { readCsv, readCsvInputs, readTable, streamCsv } from "../../../src/datasets/index";
import { FileFormatError, type Matrix } from "../../../src/index";
import { expectRejection } from "../../core/throwing";

const target = "y";
const rowsOf = (count: number, row: (i: number) => string) =>
  `${Array.from({ length: count }, (_, i) => row(i)).join("\n")}\n`;
const messages = ({ notes }: { notes: readonly { message: string }[] }) => notes.map(({ message }) => message);

describe("layouts", () => {
  const expected = [1.5, 2, 3, 4.5, 5, 6];
  test.each([
    ["a line sep=;", "sep=;\na;b;y\n1.5;2;u\n3;4.5;v\n5;6;u\n"],
    ["comments", "# a file\n# of mine, 2020\na,b,y\n1.5,2,u\n3,4.5,v\n5,6,u\n"],
    ["names in a comment", "# a b y\n1.5 2 u\n3 4.5 v\n5 6 u\n"],
    ["a title", "Measured in 2020\n\na,b,y\n1.5,2,u\n3,4.5,v\n5,6,u\n"],
    ["a title as a spreadsheet ends it", "Measured in 2020,,\n,,\na,b,y\n1.5,2,u\n3,4.5,v\n5,6,u\n"],
    ["an empty last column", "a,b,y,\n1.5,2,u,\n3,4.5,v,\n5,6,u,\n"],
    ["an empty name above no column", "a,b,y,\n1.5,2,u\n3,4.5,v\n5,6,u\n"],
    ["separators after the rows only", "a,b,y\n1.5,2,u,\n3,4.5,v,\n5,6,u,\n"],
    ["white space", "a b   y\n1.5   2 u\n  3 4.5\tv\n5 6 u  \n"],
    ["empty rows", "a;b;y\n1.5;2;u\n;;\n3;4.5;v\n5;6;u\n;;\n;;\n"],
    ["decimal commas", "a;b;y\n1,5;2;u\n3;4,5;v\n5;6;u\n"],
    ["a rule, as Markdown has it", "|a|b|y|\n|---|:-:|---|\n|1.5|2|u|\n|3|4.5|v|\n|5|6|u|\n"],
    [
      "rules, as MySQL draws them",
      "+---+---+---+\n| a | b | y |\n+---+---+---+\n|1.5|2|u|\n|3|4.5|v|\n|5|6|u|\n+---+---+---+\n3 rows in set\n",
    ],
    ["a rule, as psql draws it", " a | b | y \n---+---+---\n 1.5 | 2 | u\n 3 | 4.5 | v\n 5 | 6 | u\n(3 rows)\n"],
    ["the names once more", "a,b,y\n1.5,2,u\na,b,y\n3,4.5,v\n5,6,u\n"],
    ["comments between the rows", "# one\na,b,y\n1.5,2,u\n# two, of 3\n3,4.5,v\n5,6,u\n"],
    ["a source below the rows", "a,b,y\n1.5,2,u\n3,4.5,v\n5,6,u\n\nSource: Office of Statistics\n"],
    ["single quotation marks", "'a','b','y'\n'1.5','2','u'\n'3','4.5','v'\n'5','6','u, w'\n".replace(", w", "")],
    ["carets", "a^b^y\n1.5^2^u\n3^4.5^v\n5^6^u\n"],
    ["the separator of Hive", "a\u0001b\u0001y\n1.5\u00012\u0001u\n3\u00014.5\u0001v\n5\u00016\u0001u\n"],
    ["formulas that keep texts", 'a,b,y\n="1.5",="2",u\n="3",4.5,v\n5,6,="u"\n'],
    ["decimal commas and tabs", "a\tb\ty\n1,5\t2\tu\n3\t4,5\tv\n5\t6\tu\n"],
  ])("with %s", async (_, text) => {
    const { inputs, columns } = await readCsv(text, { target });
    expect([[...inputs.data], columns]).toEqual([expected, ["a", "b"]]);
  });

  test.each(["", "Measured in 2020,,\n", "Measured in 2020,,\n,,\n"])(
    "with a name of the target alone, after %j",
    async (title) => {
      const { columns, inputs } = await readCsv(`${title},,y\n1.5,2,u\n3,4.5,v\n5,6,u\n`, { target });
      expect([[...inputs.data], columns]).toEqual([expected, ["unnamed 1", "unnamed 2"]]);
    },
  );

  test("of numbers before texts of two words have commas between their cells", async () => {
    const { columns, rows } = await readTable(`x,y\n${rowsOf(30, (i) => `${i},New Town ${i % 9}`)}`);
    expect([columns.map(({ name }) => name), rows[5]]).toEqual([["x", "y"], ["5", "New Town 5"]]); // prettier-ignore
    const two = await readTable(`x,y\n${rowsOf(30, (i) => `${i},class ${i % 9}`)}`);
    expect(two.columns.map(({ name }) => name)).toEqual(["x", "y"]);
  });

  test.each(["utf-16le", "utf-16be"])("of %s without a mark are read", async (encoding) => {
    const text = Buffer.from(`a;b;y\n${rowsOf(9, (i) => `${i},5;${i % 4};u${i % 2}`)}`, "utf16le");
    const { inputs } = await readCsv(encoding === "utf-16le" ? text : text.swap16(), { target });
    expect([...inputs.data.slice(0, 4)]).toEqual([0.5, 0, 1.5, 1]);
  });

  test("that are no table end with an error, below the rows too", async () => {
    const between = "a,b,y\n1,2,u\nSource: Office of Statistics\n3,4,v\n";
    await expectRejection(
      readCsv(between, { target }),
      FileFormatError,
      "readCsv: the text: line 3 has 1 cell, the first line has 3; give all rows the same cells, and quote those that hold the separator.",
    );
    await expectRejection(
      readCsv(`a,b,y\n${rowsOf(9, (i) => `${i},${i % 4},u${i % 2}`)}9\n`, { target }),
      FileFormatError,
      "readCsv: the text: line 11 has 1 cell, the first line has 3; give all rows the same cells, and quote those that hold the separator.",
    );
  });

  test.each([
    ["units", "s,kW,u0"],
    ["types", "float,int,string"],
    ["names once more", "a [s],b [kW],kind"],
  ])("pass over a line of %s below the names", async (_, line) => {
    const rows = rowsOf(9, (i) => `${i}.5,${i % 4},u${1 + (i % 2)}`);
    const { inputs, columns, notes } = await readCsv(`a,b,y\n${line}\n${rows}`, { target });
    expect([inputs.rows, columns]).toEqual([9, ["a", "b"]]);
    expect(messages({ notes })).toEqual(["line 2 below the names, which holds no values, skipped"]);
  });

  test("keep a first row of texts in one column of numbers, or of a text that recurs", async () => {
    const one = `a,b,y\nmany,n,u\n${rowsOf(9, (i) => `${i}.5,${"nmk"[i % 3]},u`)}`;
    expect((await readTable(one)).rows[0]).toEqual(["many", "n", "u"]);
    const recurring = `a,b,y\nmany,none,u\n${rowsOf(9, (i) => `${i}.5,${i % 4},u`)}`;
    expect((await readTable(recurring)).rows[0]).toEqual(["many", "none", "u"]);
  });

  test("pass over names of groups above those that are asked for", async () => {
    const text = `,Size,Size,Kind\nid,length,width,y\n${rowsOf(9, (i) => `${i},${i}.5,${i % 4},u${i % 2}`)}`;
    const { columns, notes } = await readCsv(text, { target });
    expect(columns).toEqual(["length", "width"]);
    expect(messages({ notes })[0]).toBe("line 1 above the names skipped");
  });

  test("keep a row called a sum if rows follow or others are called so", async () => {
    const rows = rowsOf(5, (i) => `s${i},${i}`);
    expect((await readTable(`a,b\n${rows}Total,10\n`)).rows).toHaveLength(5);
    expect((await readTable(`a,b\n${rows}Total,10\nx,3\n`)).rows.at(-2)).toEqual(["Total", "10"]);
    expect((await readTable(`a,b\nTotal,1\n${rows}Total,10\n`)).rows.at(-1)).toEqual(["Total", "10"]);
    const { notes } = await readCsv(`a,y\n${rowsOf(9, (i) => `${"km"[i % 2]},${i}.5`)}Total,40.5\n`, { target });
    expect(messages({ notes })).toEqual(['line 11, "Total", sums up the others and is skipped']);
  });

  test("keep separators within single quotation marks", async () => {
    const { rows } = await readTable(`a,b\n1,'x, z'\n2,'y, it'\n3,plain\n`);
    expect(rows).toEqual([["1", "x, z"], ["2", "y, it"], ["3", "plain"]]); // prettier-ignore
  });

  test("with white space in each row and separators in each line are divided by these", async () => {
    const { columns } = await readTable(`phone,zip,y\n${rowsOf(30, (i) => `(305) 55${i}-123,0${2101 + i},True.`)}`);
    expect(columns.map(({ name }) => name)).toEqual(["phone", "zip", "y"]);
  });

  test.each([
    ["% one\n% two\n@relation iris\n\n@attribute a numeric\n@data\n1\n", "it is an ARFF file; save it as CSV"],
    [
      "1 1:0.5 2:3\n-1 1:2 3:1\n",
      "it is a LIBSVM (svmlight) file; convert it to CSV, as by scikit-learn's load_svmlight_file",
    ],
  ])("of other kinds are named, below comments too", async (text, message) => {
    await expectRejection(readTable(text), FileFormatError, `readTable: the text: ${message}.`);
  });

  test("of one column say how to name the separator", async () => {
    await expectRejection(
      readCsv("a~y\n1~u\n2~v\n", { target }),
      RangeError,
      'readCsv: the text: there is no column "y"; choose from "a~y", or pass separator, as separator: "~", if there are more columns.',
    );
  });

  test("have a row for each of theirs, one of separators too", async () => {
    const { schema } = await readCsv(`a,b,y\n${rowsOf(9, (i) => `${i},${i % 4},u${i % 2}`)}`, { target });
    const { inputs, lines } = await readCsvInputs("a,b\n1,2\n,\n3,0\n", { schema });
    expect([inputs.rows, [...lines]]).toEqual([3, [2, 3, 4]]);
    expect([...inputs.data.slice(2, 4)]).toEqual([4, 1]);
  });

  test("with names of the rows, as R writes them", async () => {
    const { rows, columns } = await readTable(`"a","y"\n${rowsOf(30, (i) => `"${i + 1}",${i % 4}.5,"${i % 2}"`)}`);
    expect([columns.map(({ name, type }) => `${name}: ${type}`), rows[0]]).toEqual([
      ["unnamed 1: identifier", "a: number", "y: number"],
      ["1", "0.5", "0"],
    ]);
  });

  test("count lines as an editor does below what is skipped", async () => {
    await expectRejection(
      readCsv("# x\n\nTitle\na,b,y\n1,2,u\n3,4,v\n5,6,u\n7,8\n", { target }),
      FileFormatError,
      "readCsv: the text: line 8 has 2 cells, the first line has 3; give all rows the same cells, and quote those that hold the separator.",
    );
  });

  test("do not take commas in names and cells for separators", async () => {
    const { columns } = await readCsv(`SKU (a, b);price, EUR;y\n${rowsOf(9, (i) => `${i};${i % 4};u, ${i % 2}`)}`, {
      target,
    });
    expect(columns).toEqual(["SKU (a, b)", "price, EUR"]);
  });
});

describe("headers", () => {
  const numbered = ["column 1", "column 2", "column 3"];
  test.each([
    ["numbers", "5.1,3.5,0\n4.9,3,1\n4,5,0\n", numbered],
    ["decimal commas", "5,6;6,7;0\n7,2;8,5;1\n6,7;8,3;0\n", numbered],
    ["a class that recurs", "39,7,u\n50,8,v\n38,9,u\n", numbered],
    ["letters that recur", "p,x,s\ne,x,s\np,b,y\ne,x,y\n", numbered],
    ["numbers from 0 on", "0,1,2\n5.1,3.5,0\n4.9,3,1\n", ["0", "1", "2"]],
    ["years", "country,2019,2020\nA,5,7\nB,6,8\n", ["country", "2019", "2020"]],
    ["months", "shop,2019-01,2019-02\nA,5,7\nB,6,8\n", ["shop", "2019-01", "2019-02"]],
    ["points", "Sepal.Length,Sepal.Width,Kind\n1.5,2,a\n3,4,b\n", ["Sepal.Length", "Sepal.Width", "Kind"]],
  ])("of %s", async (_, text, names) => {
    const { columns } = await readTable(text);
    expect(columns.map(({ name }) => name)).toEqual(names);
  });

  test("are told from rows by the names that are asked for", async () => {
    const text = "7,3,12\n1.5,2,0\n2.5,3,1\n3.5,4,0\n";
    expect((await readCsv(text, { target: "12" })).inputs.rows).toBe(3);
    expect((await readCsv(text, { target: "column 3" })).inputs.rows).toBe(4);
  });

  test("of one name twice are told apart", async () => {
    const { columns } = await readTable("a,b,a,a (2),a\n1,2,3,4,5\n");
    expect(columns.map(({ name }) => name)).toEqual(["a", "b", "a (3)", "a (2)", "a (4)"]);
  });
});

describe("columns", () => {
  test("of texts with points and commas are no numbers, with a decimal comma", async () => {
    const rows = rowsOf(
      30,
      (i) => `${["St. Gallen", "St. Pölten", "Bad Ems b. Koblenz"][i % 3]};${i},5;${i % 2 ? "a." : "b."}`,
    );
    const data = await readCsv(`stadt;preis;y\n${rows}`, { target, decimal: "," });
    expect(data).toMatchObject({ task: "classification", classes: ["a.", "b."] });
    expect([...data.inputs.data.slice(0, 8)]).toEqual([0, 1, 0, 0.5, 0, 0, 1, 1.5]);
  });

  test("of numbers keep marks for missing values apart, in any case", async () => {
    const marks = ["-", ".", "--", "na", "#N/A", "n.a.", "\\N", "#DIV/0!", "<NA>", "null", "NULL", "None", "NAN"];
    for (const mark of marks) {
      const { columns } = await readTable(`x;y\n1,5;1\n${mark};2\n2,5;3\n`);
      expect([mark, columns[0]]).toMatchObject([mark, { type: "number", min: 1.5, max: 2.5, missing: 1 }]);
    }
  });

  test("of texts keep such marks", async () => {
    const { columns } = await readTable("x,y\n-,1\na,2\n-,3\nb,4\n");
    expect(columns[0]).toMatchObject({ type: "text", missing: 0, distinct: 3 });
  });

  test.each([
    ["currency", '"$16,266"', '"$19,865"', [16266, 19865]],
    ["percent", "45%", "7 %", [45, 7]],
    ["units", "12 kg", "7kg", [12, 7]],
    ["brackets", "(12)", "7", [-12, 7]],
    ["the minus of typesetters", "\u221212", "7", [-12, 7]],
    ["thousands", '"53,621"', '"48,739"', [53621, 48739]],
    ["magnitudes", "€1.5M", "€300K", [1.5e6, 3e5]],
    ["digits of other scripts", "\uff11\uff12", "\u0667", [12, 7]],
    ["a sign of about", "~12", "7", [12, 7]],
  ])("of numbers with %s", async (_, first, second, values) => {
    const more = rowsOf(12, (i) => `${100 + i},u`);
    const { inputs } = await readCsv(`x,y\n${first},u\n${second},v\n${more}`, {
      target,
      ...(first.includes("%") && { types: { x: "number" } }),
    });
    expect([...inputs.data.slice(0, 2)]).toEqual(values);
  });

  test("of few bounds are classes, of many numbers and some bounds are numbers", async () => {
    const classes = await readCsv(`x,y\n${rowsOf(40, (i) => `${i},${i % 2 ? ">50K" : "<=50K"}`)}`, { target });
    expect(classes).toMatchObject({ task: "classification", classes: ["<=50K", ">50K"] });
    const bounds = await readCsv(`x,y\n${rowsOf(40, (i) => `${i % 9 ? i / 100 : "<0.05"},${i % 2}`)}`, { target });
    expect([...bounds.inputs.data.slice(0, 2)]).toEqual([Math.fround(0.05), Math.fround(0.01)]);
    expect(messages(bounds)).toEqual(['column "x": "<" beside numbers ignored']);
  });

  test("of points in groups of three are asked about where semicolons stand between cells", async () => {
    await expectRejection(
      readCsv(`x;y\n${rowsOf(9, (i) => `${i + 1}.00${i};${i % 2}`)}`, { target }),
      FileFormatError,
      'readCsv: the text: column "x" has "1.000", "2.001", "3.002", whose point may stand before thousands or before decimals; pass decimal: "," if the comma stands before decimals, decimal: "." if not.',
    );
  });

  test("of as many points as commas are asked about", async () => {
    await expectRejection(
      readCsv(`x;y\n${rowsOf(40, (i) => `${i}${i % 2 ? "," : "."}5;${i % 2}`)}`, { target }),
      FileFormatError,
      'readCsv: the text: column "x" has "0.5" (line 2), "1,5" (line 3), "2.5" (line 4), not all with the same decimal mark ("."); pass types: { "x": "text" } for categories, types: { "x": "number" } if those are missing values, or exclude: ["x"].',
    );
  });

  test("of texts that a spreadsheet is made to keep are those texts", async () => {
    const { columns } = await readCsv(`x,y\n${rowsOf(9, (i) => `"=""0106${i % 2}""",${i % 2}`)}`, { target });
    expect(columns).toEqual(["x=01060", "x=01061"]);
  });

  test("of numbers that may be thousands or decimals are asked about", async () => {
    const text = `x;y\n${rowsOf(9, (i) => `${i + 1},00${i + 1};${i % 2}`)}`;
    await expectRejection(
      readCsv(text, { target }),
      FileFormatError,
      'readCsv: the text: column "x" has "1,001", "2,002", "3,003", whose comma may stand before thousands or before decimals; pass decimal: "," if the comma stands before decimals, decimal: "." if not.',
    );
    expect((await readCsv(text, { target, decimal: "," })).inputs.data[0]).toBe(Math.fround(1.001));
    expect((await readCsv(text, { target, decimal: "." })).inputs.data[0]).toBe(1001);
  });

  test.each([
    ["texts", ["1", "2", "x1", "4", "x2", "6", "7"], 'has "x1" (line 4), "x2" (line 6) among numbers'],
    [
      "points among commas",
      ["1,5", "2.5", "3,5"],
      'has "1,5" (line 2), "2.5" (line 3), "3,5" (line 4), not all with the same decimal mark (",")',
    ],
    [
      "percent at some",
      ["5%", "0.1", "7%"],
      'has "5%" (line 2), "0.1" (line 3), "7%" (line 4), not all with the same unit',
    ],
    [
      "different units",
      ["5 kg", "300 g", "7 kg"],
      'has "5 kg" (line 2), "300 g" (line 3), "7 kg" (line 4), not all with the same unit',
    ],
  ])("of numbers with %s are asked about, and both answers help", async (_, cells, what) => {
    const text = `x;y\n${cells.map((cell, i) => `${cell};c${i % 2}`).join("\n")}\n`;
    await expectRejection(
      readCsv(text, { target }),
      FileFormatError,
      `readCsv: the text: column "x" ${what}; pass types: { "x": "text" } for categories, types: { "x": "number" } if ${what.endsWith("unit") ? "the units may be ignored" : "those are missing values"}, or exclude: ["x"].`,
    );
    expect((await readCsv(text, { target, types: { x: "text" } })).inputs.columns).toBe(cells.length);
    expect((await readCsv(text, { target, types: { x: "number" } })).columns[0]).toBe("x");
  });

  test.each([
    ["numbers and infinities, as a target too", ["1", "Infinity", "2", "3"], '"Infinity" (line 3)'],
    ["infinities in half of the rows", ["0", "inf", "0", "inf"], '"inf" (line 3)'],
    ["infinities alone", ["-inf", "+Infinity", "-inf", "∞"], '"-inf" (line 2), "+Infinity" (line 3), "∞" (line 5)'],
    ["numbers beyond double precision", ["1e999", "-1e999"], '"1e999" (line 2), "-1e999" (line 3)'],
  ])("of %s are asked about", async (_, some, what) => {
    const cells = Array.from({ length: 40 }, (_, i) => some[i % some.length]);
    const text = `x,y\n${cells.map((cell, i) => `${i % 2},${cell}`).join("\n")}\n`;
    await expectRejection(
      readCsv(text, { target: "y" }),
      FileFormatError,
      `readCsv: the text: the target "y" has ${what} among numbers; pass types: { "y": "text" } for classes, types: { "y": "number" } if those are missing values, or choose another target.`,
    );
    await expectRejection(
      readCsv(text, { target: "x" }),
      FileFormatError,
      `readCsv: the text: column "y" has ${what} among numbers; pass types: { "y": "text" } for categories, types: { "y": "number" } if those are missing values, or exclude: ["y"].`,
    );
    const named = await readCsv(text, { target: "y", types: { y: "text" } });
    expect(named).toHaveProperty("classes", [...new Set(some)].sort());
  });

  test("of a few texts that recur among numbers are categories", async () => {
    const { columns } = await readCsv(`doors,y\n${rowsOf(60, (i) => `${["2", "3", "4", "more"][i % 4]},${i % 2}`)}`, {
      target,
    });
    expect(columns).toEqual(["doors=2", "doors=3", "doors=4", "doors=more"]);
  });

  test("of tickets, some of them numbers, name the rows", async () => {
    const { leftOut } = await readCsv(
      `t,x,y\n${rowsOf(80, (i) => `${i % 4 === 0 ? "PC " : ""}${i * 37},${i % 7},${i % 2}`)}`,
      { target },
    );
    expect(leftOut).toEqual([{ name: "t", reason: "identifier" }]);
  });

  test("of truth values in any spelling are one feature", async () => {
    for (const [yes, no] of [
      ["TRUE", "False"],
      ["T", "F"],
      ["yes", "NO"],
      ["y", "N"],
      ["On", "off"],
      ["ja", "nein"],
    ] as const) {
      const { columns, inputs } = await readCsv(`b,y\n${yes},u\n${no},v\n${yes.toLowerCase()},u\n`, { target });
      expect([columns, [...inputs.data]]).toEqual([["b"], [1, 0, 1]]);
    }
  });

  test("of short forms beside words of their language are truth values", async () => {
    for (const [yes, no, shortYes, shortNo] of [
      ["ja", "Nein", "J", "N"],
      ["Oui", "non", "O", "n"],
      ["sí", "no", "S", "N"],
      ["sì", "no", "s", "n"],
      ["Vrai", "Faux", "V", "F"],
      ["wahr", "falsch", "W", "F"],
      ["sim", "não", "S", "N"],
      ["yes", "no", "Y", "N"],
      ["J", "N", "j", "n"],
      ["ja", "nee", "1", "0"],
    ]) {
      const text = `b,x,y\n${[yes, no, shortYes, shortNo].map((word, i) => `${word},${i * i},${word}\n`).join("")}`;
      const read = await readCsv(text, { target, task: "classification", features: ["b"] });
      expect([read.columns, [...read.inputs.data]]).toEqual([["b"], [1, 0, 1, 0]]);
      expect(Array.from(read.targets, (label) => read.classes[label])).toEqual([yes, no, yes, no]);
    }
  });

  test("of letters that stand for no truth values together are categories", async () => {
    for (const letters of ["SJN", "TYT", "VSO", "FNF", "JYN", "WON"].map((text) => Array.from(text))) {
      const text = `b,y\n${letters.map((letter, i) => `${letter},${i % 2}\n`).join("")}`;
      const { columns } = await readCsv(text, { target });
      expect(columns).toEqual([...new Set(letters)].sort().map((letter) => `b=${letter}`));
    }
  });

  test("of dates become year, month, day of week, hour and days", async () => {
    const { columns, inputs } = await readCsv("d,y\n2003-03-10 06:00,u\n2004-04-13 18:00,v\n", { target });
    expect(columns).toEqual(["d (year)", "d (month)", "d (day of week)", "d (hour)", "d (days)"]);
    expect([...inputs.data]).toEqual([2003, 3, 1, 6, 0.25, 2004, 4, 2, 18, 400.75]);
    const without = await readCsv("d,x,y\n2003-03-10,1,u\n2004-04-13,2,v\n", { target, dates: "leaveOut" });
    expect([without.columns, without.leftOut]).toEqual([["x"], [{ name: "d", reason: "date" }]]);
  });

  test("that are long and differ are counted as more than the texts that are known", async () => {
    const read = await readCsv(`t,x,y\n${rowsOf(40, (i) => `${i === 3 ? "z".repeat(1e5) : "k"},${i},u${i % 2}`)}`, {
      target,
    });
    expect(messages(read)).toContain(
      'column "t": the 1 most frequent of more than 1 text are kept, the others count as one (maxCategories keeps more)',
    );
  });

  test("of dates say in which order they are read only where there are two", async () => {
    const said = async (dates: string) => messages(await readCsv(`d,x,y\n${dates}`, { target })).join();
    expect(await said("2004-03-25,1,u\n2004-04-26,2,v\n")).toContain('column "d": dates become month');
    expect(await said("25 March 2004,1,u\n26 April 2004,2,v\n")).not.toContain("before");
    expect(await said("25/03/2004,1,u\n26/04/2004,2,v\n")).toContain('column "d": dates, day before month, become');
    expect(await said("03/25/2004,1,u\n04/26/2004,2,v\n")).toContain('column "d": dates, month before day, become');
  });

  test("of dates in two possible orders are asked about, unless the file says it", async () => {
    const text = "d,y\n10/03/2004,u\n11/04/2004,v\n";
    await expectRejection(
      readCsv(text, { target }),
      FileFormatError,
      'readCsv: the text: column "d" has "10/03/2004", "11/04/2004", where day or month may come first; pass dates: "dayFirst", dates: "monthFirst", or exclude: ["d"].',
    );
    const month = async (csv: string, options = {}) => (await readCsv(csv, { target, ...options })).inputs.data[0];
    expect(await month(text, { dates: "dayFirst" })).toBe(3);
    expect(await month(text, { dates: "monthFirst" })).toBe(10);
    expect(await month(`${text}25/03/2004,u\n`)).toBe(3);
    expect(await month(`${text}03/25/2004,u\n`)).toBe(10);
    expect(await month(text.replaceAll("/", "."))).toBe(3);
    expect(await month("d;x;y\n10/03/2004;1,5;u\n11/04/2004;2,5;v\n")).toBe(3);
  });

  test("of times become hours", async () => {
    const { columns, inputs } = await readCsv("t;y\n18.30.00;u\n00.00.00;v\n", { target });
    expect([columns, [...inputs.data]]).toEqual([["t (hours)"], [18.5, 0]]);
  });

  test("of codes with leading zeros stay texts", async () => {
    const { columns } = await readCsv("plz,y\n01067,a\n1067,b\n20095,a\n", { target });
    expect(columns).toEqual(["plz=01067", "plz=1067", "plz=20095"]);
  });

  test("of integers that a double cannot tell apart name the rows", async () => {
    const { leftOut } = await readCsv(`a,x,y\n${rowsOf(40, (i) => `1000000000000${10000 + i},${i % 9},${i % 2}`)}`, {
      target,
    });
    expect(leftOut).toEqual([{ name: "a", reason: "identifier" }]);
  });

  test("of many texts keep the most frequent, and the others are one", async () => {
    const csv = `c,y\n${rowsOf(90, (i) => `c${Math.min(i % 10, 4)},${i % 2}`)}`;
    const { columns, inputs } = await readCsv(csv, { target, maxCategories: 2 });
    expect(columns).toEqual(["c=c0", "c=c4", "c (other)"]);
    expect(inputs.data.reduce((sum, x, i) => sum + (i % 3 === 2 ? x : 0), 0)).toBe(27);
  });

  test("of sentences, and empty ones, are left out with their reason", async () => {
    const { leftOut, columns } = await readCsv(
      `text,nothing,x,y\n${rowsOf(30, (i) => `the quick brown fox number ${i} jumps over the lazy dog,,${i % 7},${i % 2}`)}`,
      { target },
    );
    expect(columns).toEqual(["x"]);
    expect(leftOut).toEqual([
      { name: "text", reason: "freeText" },
      { name: "nothing", reason: "empty" },
    ]);
  });

  test("that count the rows are left out under a name that says so", async () => {
    for (const [name, left] of [
      ["Order", true],
      ["S.No", true],
      ["", true],
      ["day", false],
    ] as const) {
      const { leftOut } = await readCsv(`${name},x,y\n${rowsOf(40, (i) => `${i + 1},${i % 7},${i % 2}`)}`, { target });
      expect([name, leftOut.length]).toEqual([name, left ? 1 : 0]);
    }
  });

  test("that single precision would collapse have their mean taken off, also in other rows", async () => {
    const data = await readCsv(`t,y\n${rowsOf(240, (i) => `${1.7e9 + i},${i % 2}`)}`, { target });
    expect(messages(data)).toEqual([
      'column "t": 1700000120 taken off all values, which would be the same in single precision',
    ]);
    expect([...data.inputs.data.slice(0, 3)]).toEqual([-120, -119, -118]);
    const more = await readCsvInputs("t\n1700000121\n1700000000\n", { schema: data.schema });
    expect([...more.inputs.data]).toEqual([1, -120]);
    const bytes = new TextEncoder().encode("t,y\n1700000121,0\n1700000000,1\n");
    for await (const { inputs } of await streamCsv(bytes, { schema: data.schema, shuffleRows: 0 })) {
      expect([...inputs.data]).toEqual([1, -120]);
    }
    expect(data.schema.features[0]).toMatchObject({ mean: 1.7e9 + 119.5, deviation: Math.sqrt((240 ** 2 - 1) / 12) });
  });
});

describe("tables read by the schema of another", () => {
  const commas = `a;b;y\n${rowsOf(40, (i) => `${i},25;${i},125;${2 * i},375`)}`;

  test("may have another decimal mark, in all columns", async () => {
    const { schema } = await readCsv(commas, { target });
    expect(schema.target).toMatchObject({ decimal: "," });
    const points = "a,b\n3.25,3.125\n4.25,11.497\n";
    const { inputs, notes } = await readCsvInputs(points, { schema });
    expect([...inputs.data]).toEqual([3.25, 3.125, 4.25, Math.fround(11.497)]);
    expect(messages({ notes })).toEqual(['decimal points in "a", "b", "y", other than in the table of the schema']);
  });

  test("may have it with their targets too", async () => {
    const { schema } = await readCsv(commas, { target });
    const { inputs, targets, notes } = await readCsv("a,b,y\n3.25,3.125,6.5\n4.25,11.497,8.125\n", { schema });
    expect([...inputs.data]).toEqual([3.25, 3.125, 4.25, Math.fround(11.497)]);
    expect([...(targets as Matrix).data]).toEqual([6.5, 8.125]);
    expect(messages({ notes })).toEqual(['decimal points in "a", "b", "y", other than in the table of the schema']);
  });

  test("may have it as mini-batches", async () => {
    const { schema } = await readCsv(commas, { target });
    const points = new TextEncoder().encode("a,b,y\n3.25,3.125,6.5\n4.25,11.497,8.125\n");
    const stream = await streamCsv(points, { schema, shuffleRows: 0 });
    for (let pass = 0; pass < 2; pass++) {
      for await (const { inputs } of stream) {
        expect([...inputs.data]).toEqual([3.25, 3.125, 4.25, Math.fround(11.497)]);
      }
      expect(messages(stream)).toEqual(['decimal points in "a", "b", "y", other than in the table of the schema']);
    }
  });

  test("keep that of the schema where their numbers do not say it", async () => {
    const { schema } = await readCsv(commas, { target });
    const { inputs, notes } = await readCsvInputs("a;b\n3;11.497\n", { schema });
    expect([[...inputs.data], notes]).toEqual([[3, 11_497], []]);
  });
});

describe("numbers with something behind them", () => {
  const feature = async (cell: (i: number) => string) =>
    (await readCsv(`a,y\n${rowsOf(40, (i) => `${cell(i)},u${i % 2}`)}`, { target, features: ["a"] })).schema
      .features[0];

  test.each([
    ["signs of footnotes", (i: number) => `0.${100 + i}${"*".repeat(i % 4)}`],
    ["numbers of notes", (i: number) => `${1000 + i}${i % 3 ? "" : `[${i}]`}`],
    ["a word at some of them", (i: number) => `${1000 + i}${i % 3 ? "" : " (est.)"}`],
    ["one word at all of them", (i: number) => `${1000 + i} (est.)`],
    ["how many they are out of", (i: number) => `${i % 5}.${i % 7}/5`],
    ["a unit by area", (i: number) => `${i}.5/km²`],
  ])("that is %s are numbers", async (_, cell) => {
    expect((await feature(cell)).type).toBe("number");
  });

  test.each([
    ["words that differ at most of them", (i: number) => `${1000 + i} (${["low", "high"][i % 2]})`],
    ["other wholes", (i: number) => `${1 + (i % 3)}/${4 + (i % 9)}`],
  ])("that is %s are texts", async (_, cell) => {
    expect((await feature(cell)).type).toBe("category");
  });

  test("that is a whole at some of them only are asked about", async () => {
    const mixed = `a,y\n${rowsOf(40, (i) => `${i % 2 ? 3 : `${i % 5}/5`},u${i % 2}`)}`;
    await expectRejection(
      readCsv(mixed, { target }),
      FileFormatError,
      'readCsv: the text: column "a" has "0/5" (line 2), "3" (line 3), "2/5" (line 4), not all with the same unit; pass types: { "a": "text" } for categories, types: { "a": "number" } if the units may be ignored, or exclude: ["a"].',
    );
  });

  test("that says lakhs and crores are multiplied", async () => {
    const { targets } = await readCsv("x,y\n1,₹90 Lac\n2,₹1.5 Cr\n3,₹60.5 Lac\n", { target, task: "regression" });
    expect(targets).toMatchObject({ data: Float32Array.of(9e6, 1.5e7, 6.05e6) });
  });

  test("hours, minutes and both are durations", async () => {
    const cell = (i: number) => ["19h", `2h ${10 + i}m`, "45m"][i % 3];
    expect((await feature(cell)).type).toBe("time");
    const { inputs } = await readCsv(`a,y\n${rowsOf(40, (i) => `${cell(i)},u${i % 2}`)}`, { target });
    expect([...inputs.data.slice(0, 3)]).toEqual([19, Math.fround(2 + 11 / 60), 0.75]);
  });
});

describe("targets", () => {
  test("of different units or words are asked about", async () => {
    await expectRejection(
      readCsv(`x,y\n${rowsOf(40, (i) => `${i % 7},${i}.5 ${["foo", "bar"][i % 2]}`)}`, { target }),
      FileFormatError,
      'readCsv: the text: the target "y" has "0.5 foo" (line 2), "1.5 bar" (line 3), "2.5 foo" (line 4), not all with the same unit; pass types: { "y": "text" } for classes, types: { "y": "number" } if the units may be ignored, or choose another target.',
    );
  });

  test.each([
    ["texts", (i: number) => `text ${i}`, {}, "choose another target, or put its rare values together"],
    [
      "dates",
      (i: number) => new Date(864e5 * i).toISOString().slice(0, 10),
      { task: "classification" },
      "choose another target, or put its rare values together",
    ],
    [
      "numbers",
      (i: number) => String(i),
      { task: "classification" },
      'choose another target, or pass task: "regression" for numbers',
    ],
  ] as const)("of more than 1,000 classes that are %s: what is advised works", async (_, cell, options, remedy) => {
    const text = `x,y\n${rowsOf(1100, (i) => `${i % 7},${cell(i)}`)}`;
    await expectRejection(
      readCsv(text, { target, ...options }),
      FileFormatError,
      `readCsv: the text: the target "y" has more than 1000 classes; ${remedy}.`,
    );
  });

  test("of texts beyond the classes there may be are not to be classified either", async () => {
    await expectRejection(
      readCsv(`x,y\n${rowsOf(1100, (i) => `${i % 7},text ${i}`)}`, { target, task: "regression" }),
      FileFormatError,
      'readCsv: the text: the target "y" has no number, but "text 0", "text 1", "text 2"; choose another target, or put its rare values together.',
    );
  });

  test("of codes and numbers are classes; said to be numbers, codes are missing", async () => {
    const text = `x,y\n${rowsOf(40, (i) => `${i % 7},${i % 3 ? `A${i}` : `${i}.5`}`)}`;
    expect(await readCsv(text, { target })).toMatchObject({ task: "classification", skippedRows: 0 });
    const numbers = await readCsv(text, { target, types: { y: "number" } });
    expect(numbers).toMatchObject({ task: "regression", skippedRows: 26 });
  });

  test("of one class in two spellings", async () => {
    const data = await readCsv(`x,y\n${rowsOf(30, (i) => `${i % 7},${["1", "1.0", "0", "2"][i % 4]}`)}`, { target });
    expect(data).toMatchObject({ classes: ["0", "1", "2"] });
    expect([...(data.targets as Int32Array).slice(0, 4)]).toEqual([1, 1, 0, 2]);
  });

  test("of codes are as many classes as there are codes", async () => {
    expect(await readCsv("x,y\n1,01067\n2,1067\n3,1067.0\n", { target })).toMatchObject({
      classes: ["1067", "01067"].sort(),
    });
  });

  test("of truth values are two classes, by their most frequent names", async () => {
    const data = await readCsv("x,y\n1,Yes\n2,no\n3,YES\n4,Yes\n5,No\n6,no\n", { target });
    expect(data).toMatchObject({ classes: ["Yes", "no"], targets: Int32Array.of(0, 1, 0, 0, 1, 1) });
  });

  test("of numbers may have thousands and currency", async () => {
    const data = await readCsv(`x,y\n${rowsOf(30, (i) => `${i % 7},"$1,${100 + i}"`)}`, { target });
    expect(data.targets).toMatchObject({ data: Float32Array.from({ length: 30 }, (_, i) => 1100 + i) });
  });

  test.each([
    [
      "the same everywhere",
      "1,3.5\n2,3.5\n",
      'the target "y" is 3.5 in every row; choose another target, or pass rows that differ.',
    ],
    [
      "dates",
      "1,2004-03-10\n2,2004-03-11\n",
      'the target "y" has dates or times, "2004-03-10", "2004-03-11"; choose another target, or pass task: "classification" if they are classes.',
    ],
  ])("that are %s are refused", async (_, rows, message) => {
    await expectRejection(readCsv(`x,y\n${rows}`, { target }), FileFormatError, `readCsv: the text: ${message}`);
  });
});

describe("numbers that stand for missing values", () => {
  const tableOf = (cell: (i: number) => number | string, other: (i: number) => number | string = (i) => i % 7) =>
    `a,b,y\n${rowsOf(60, (i) => `${cell(i)},${other(i)},u${i % 2}`)}`;

  test.each([
    ["-999.25", (i: number) => (i % 6 ? i : "-999.25")],
    ["-9999", (i: number) => (i % 6 ? 100 * i : -9999)],
    ["-99", (i: number) => (i % 6 ? 20 * i : -99)],
    ["9999", (i: number) => (i % 6 ? i : 9999)],
    ["-200", (i: number) => (i % 6 ? i / 10 : -200)],
  ])("as %s are missing", async (text, cell) => {
    const { schema, notes, columns, inputs } = await readCsv(tableOf(cell), { target });
    const [feature] = schema.features;
    expect(feature).toMatchObject({ standIn: Number(text), indicatesMissing: true });
    expect(feature.type === "number" && feature.min > -9 && feature.max < 9000).toBe(true);
    expect(columns).toEqual(["a", "a (missing)", "b"]);
    expect(messages({ notes })[0]).toBe(
      `10 cells of ${Number(text)} in "a" taken as missing (types: { "a": "number" } keeps it)`,
    );
    expect([...inputs.data.slice(0, 2)]).toEqual([feature.type === "number" && feature.fill, 1]);
    const [kept] = (await readCsv(tableOf(cell), { target, types: { a: "number" } })).schema.features;
    expect(kept).toMatchObject(Number(text) < 0 ? { min: Number(text) } : { max: Number(text) });
    expect("standIn" in kept).toBe(false);
  });

  test.each([
    ["a debt among heights of debts", (i: number) => (i % 6 ? 50 * i : -200)],
    ["what is the most that was asked", (i: number) => (i % 6 ? 700 * i : 99_999)],
    ["the temperature of a freezer", (i: number) => (i % 6 ? 20 + (i % 3) : -18)],
  ])("are not taken if they may be %s", async (_, cell) => {
    const { schema } = await readCsv(tableOf(cell), { target });
    expect("standIn" in schema.features[0]).toBe(false);
  });

  test("are so in all columns where they stand apart, if they are in one", async () => {
    const debts = (i: number) => (i % 6 ? 50 * i : -200);
    const measured = (i: number) => (i % 6 ? i / 100 : -200);
    const standIns = async (text: string) =>
      (await readCsv(text, { target })).schema.features.map((feature) => "standIn" in feature);
    expect(await standIns(tableOf(debts))).toEqual([false, false]);
    expect(await standIns(tableOf(debts, measured))).toEqual([true, true]);
  });

  test("are missing in new rows, and leave out rows whose target they are", async () => {
    const text = tableOf((i) => (i % 6 ? i : -999));
    const { schema } = await readCsv(text, { target });
    const fresh = await readCsvInputs("a,b\n-999,1\n5,1\n", { schema });
    expect(fresh.inputs.data[0]).toBe(schema.features[0].type === "number" && schema.features[0].fill);
    const values = await readCsv(text, { target: "a" });
    expect(values.task).toBe("regression");
    expect(values.skippedRows).toBe(10);
  });
});
