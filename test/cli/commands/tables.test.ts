/** `train FILE --target NAME` alone, then `predict` on other rows of the same table. */
import { chmodSync, linkSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { capture, captureJson, testFile, testFolder } from "../captured-terminal";

const rowsOf = (count: number, row: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i)).join("\n");
const noise = (i: number) => Math.sin(12.9898 * i) / 2;

/** Tables with the traits of those that people have: name, target, header, row. */
const TABLES: readonly (readonly [name: string, target: string, header: string, row: (i: number) => string])[] = [
  [
    "passengers",
    "Survived",
    "PassengerId,Survived,Pclass,Name,Sex,Age,Ticket,Fare,Cabin,Embarked",
    (i) =>
      `${i + 1},${i % 3 === 0 ? 1 : 0},${(i % 3) + 1},"Last, Mr. ${i} ""Pat""",${i % 2 ? "male" : "female"},${i % 5 ? 20 + (i % 40) : ""},${i % 4 ? 1000 + i : `A/5 ${i}`},${7.25 + (i % 30)},${i % 6 ? "" : `C${i}`},${["S", "C", "Q", ""][i % 4]}`,
  ],
  [
    "census, without header",
    "column 5",
    "",
    (i) =>
      `${20 + (i % 60)}, ${["Private", "State-gov", "?"][i % 3]}, ${77516 + i}, Bachelors, ${i % 3 ? "<=50K" : ">50K"}`,
  ],
  [
    "houses",
    "SalePrice",
    "Order,PID,MS.Zoning,Alley,Lot.Area,Pool.QC,SalePrice",
    (i) =>
      `${i + 1},0${526301100 + 7 * i},${["RL", "RM"][i % 2]},${i % 20 ? "NA" : "Grvl"},${8000 + 10 * (i % 90)},NA,${100000 + 500 * (i % 90)}`,
  ],
  [
    "cars, by white space",
    "column 1",
    "",
    (i) =>
      `${18 + (i % 20)}.0   ${4 + 2 * (i % 3)}   ${i % 15 ? `${130 + i}.0` : "?"}      ${3504 - i}.   7${i % 10}\t"chevrolet model ${i}"`,
  ],
  [
    "air, with decimal commas",
    "C6H6(GT)",
    "Date;Time;CO(GT);T;C6H6(GT);;",
    (i) =>
      `${String((i % 28) + 1).padStart(2, "0")}/03/2004;${String(i % 24).padStart(2, "0")}.00.00;${(i % 7) + 1},${i % 10};${i % 30},5;${(i % 7) * 3},${i % 10};;`,
  ],
  [
    "cells, with a comma at the end of the header",
    "diagnosis",
    '"id","diagnosis","radius_mean","texture_mean",',
    (i) => `${842302 + 13 * i},${i % 3 ? "B" : "M"},${10 + (i % 3 ? 0 : 5) + noise(i)},${15 + (i % 7)}`,
  ],
  [
    "horses, with many marks",
    "column 4",
    "",
    (i) => `${(i % 2) + 1} ${530000 + i} ${i % 3 ? `${38 + (i % 3)}.${i % 10}` : "?"} ${(i % 3) + 1} ?`,
  ],
  [
    "mushrooms, of letters",
    "column 1",
    "",
    (i) => `${i % 2 ? "p" : "e"},${"xbscfk"[i % 6]},${"ys"[i % 2]},${"tf"[i % 2]},${i % 9 ? "w" : "?"}`,
  ],
];

describe("train and predict, without options", () => {
  test.each(TABLES)("%s", async (_, target, header, row) => {
    const text = (from: number, count: number) =>
      `${header === "" ? "" : `${header}\n`}${rowsOf(count, (i) => row(from + i))}\n`;
    const out = join(testFolder(), "model");
    const trained = await capture([
      "train",
      testFile("a.csv", text(0, 180)),
      "--target",
      target,
      "--epochs",
      "5",
      "--out",
      out,
    ]);
    expect([trained.code, trained.stderr.includes("wasm-mlp:")]).toEqual([0, false]);
    for (const line of trained.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80 + out.length);
    const predicted = await capture(["predict", out, testFile("b.csv", text(500, 40))]);
    expect(predicted.code).toBe(0);
    expect(predicted.stdout.trimEnd().split("\n")).toHaveLength(41);
  });
});

const COLOURS = `id,size,colour,y\n${rowsOf(60, (i) => `${i},${noise(i)},${["red", "blue"][i % 2]},${i % 2 ? "no" : "yes"}`)}\n`;
const NEW = "id,size,colour,y\n7,1,RED,yes\n8,x,purple,no\n9,,blue,\n";

describe("predict", () => {
  let model: Buffer;
  beforeAll(async () => {
    const { bytes } = await capture(
      ["train", "-", "--target", "y", "--exclude", "id", "--epochs", "20", "--out", "-"],
      { stdin: COLOURS },
    );
    model = bytes;
  });

  test("answers every row, and counts what was odd", async () => {
    const { code, stdout, stderr } = await capture(["predict", testFile("model", model), "-"], { stdin: NEW });
    expect(code).toBe(0);
    const said = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(",").slice(0, 2));
    expect(said.map(([line]) => line)).toEqual(["line", "2", "3", "4"]);
    expect([said[1][1], said[3][1]]).toEqual(["yes", "no"]);
    expect(stderr).toBe(
      'warning: column "size": 1 missing cell filled\n' +
        'warning: column "size": 1 cell that cannot be read, as "x" in line 3, filled\n' +
        'warning: column "colour": 1 cell with a category that was not learned, as "purple" in line 3\n',
    );
  });

  test("names what is predicted apart from the column itself", async () => {
    const file = testFile("model", model);
    const known = "id,size,colour,y\n7,1,RED,yes\n";
    const { stdout } = await capture(["predict", file, "-", "--keep", "y,id"], { stdin: known });
    expect(stdout.split("\n")[0]).toBe("line,y,id,y (predicted),probability");
  });

  test("carries columns along, and refuses those that are not there", async () => {
    const file = testFile("model", model);
    const { stdout } = await capture(["predict", file, "-", "--keep", "id,colour"], { stdin: NEW });
    expect(stdout.split("\n").map((line) => line.split(",").slice(0, 3))).toEqual([
      ["line", "id", "colour"],
      ["2", "7", "RED"],
      ["3", "8", "purple"],
      ["4", "9", "blue"],
      [""],
    ]);
    const { code, stderr } = await capture(["predict", file, "-", "--keep", "ident"], { stdin: NEW });
    expect([code, stderr.split("\n").at(-2)]).toEqual([
      2,
      'wasm-mlp: --keep "ident": the stream has no such column; choose from "id", "size", "y", "colour"',
    ]);
  });

  test("gives intervals of numbers", async () => {
    const csv = `x,y\n${rowsOf(100, (i) => `${i},${2 * i + 10 * noise(i)}`)}\n`;
    const { bytes } = await capture(["train", "-", "--target", "y", "--out", "-"], { stdin: csv });
    const { stdout } = await capture(["predict", testFile("model", bytes), "-", "--intervals"], { stdin: csv });
    const [header, ...lines] = stdout.trimEnd().split("\n");
    expect(header).toBe("line,y,low,high");
    for (const line of lines) {
      const [, value, low, high] = line.split(",").map(Number);
      expect([low < value, value < high]).toEqual([true, true]);
    }
  });

  test("says how far the members of a model differ, and that one network has no spread and few rows no intervals", async () => {
    const csv = `x,y\n${rowsOf(40, (i) => `${i},${2 * i + 10 * noise(i)}`)}\n`;
    const args = ["train", "-", "--target", "y", "--epochs", "2", "--out", "-"];
    const three = await capture([...args, "--members", "3"], { stdin: csv });
    const said = await capture(["predict", testFile("model", three.bytes), "-", "--spread"], { stdin: csv });
    const [header, ...lines] = said.stdout.trimEnd().split("\n");
    expect([header, said.stderr]).toEqual(["line,y,spread", ""]);
    for (const line of lines) expect(Number(line.split(",")[2])).toBeGreaterThan(0);

    const one = await capture([...args, "--interval", "0.95"], { stdin: csv });
    const file = testFile("model", one.bytes);
    const lack = await capture(["predict", file, "-", "--spread", "--intervals"], { stdin: csv });
    expect(lack.stdout.split("\n")[0]).toBe("line,y,low,high,spread");
    expect(lack.stdout.split("\n")[1]).toMatch(/^2,[-\d.e]+,,,$/);
    expect(lack.stderr).toBe(
      "warning: --spread stays empty: the model has one member; train it with --members 8\n" +
        "warning: --intervals stay empty: too few rows were held out of the training; train on more\n",
    );
  });

  test("says that what is asked for is of the other kind of target", async () => {
    const { stderr } = await capture(["predict", testFile("model", model), "-", "--intervals"], {
      stdin: "id,size,colour\n7,1,red\n",
    });
    expect(stderr).toBe("warning: --intervals are of numbers; the model predicts classes\n");
  });

  test("evaluate leaves rows without a known target out, and says how many", async () => {
    const events = await captureJson(["evaluate", testFile("model", model), "-"], { stdin: NEW });
    expect(events.at(-1)).toMatchObject({ event: "evaluation", rows: 2, leftOut: 1 });
  });
});

describe("options of tables", () => {
  const data = async (args: string[], csv = COLOURS) => {
    const events = await captureJson(["train", "-", "--epochs", "1", ...args], { stdin: csv });
    return events.find(({ event }) => event === "data");
  };

  test("name columns, with commas too", async () => {
    const csv = `"a, b","say ""c""",y\n${rowsOf(30, (i) => `${i},${i % 7},${i % 2}`)}\n`;
    expect(await data(["--target", "y", "--features", '"a, b","say ""c"""'], csv)).toMatchObject({
      features: ["a, b", 'say "c"'],
    });
    expect(await data(["--target", "y", "--exclude", '"a, b"'], csv)).toMatchObject({ features: ['say "c"'] });
  });

  test("answer what is asked, in the words of the command line", async () => {
    const csv = `x,y\n${rowsOf(40, (i) => `${i === 7 ? "x12" : i % 9},${i % 2}`)}\n`;
    const { code, stderr } = await capture(["train", "-", "--target", "y"], { stdin: csv });
    expect([code, stderr]).toEqual([
      1,
      'wasm-mlp: the stream: column "x" has "x12" (line 9) among numbers; pass --text x for categories, --number x if those are missing values, or --exclude x.\n',
    ]);
    expect(await data(["--target", "y", "--text", "x"], csv)).toMatchObject({
      features: expect.arrayContaining(["x=x12"]) as string[],
    });
    expect(await data(["--target", "y", "--number", "x"], csv)).toMatchObject({ features: ["x", "x (missing)"] });
    expect(await data(["--target", "y", "--missing-marks", "x12"], csv)).toMatchObject({
      features: ["x", "x (missing)"],
    });
  });

  test("say how dates and decimals are read, and how many categories are kept", async () => {
    const dates = `d;x;y\n${rowsOf(40, (i) => `0${(i % 9) + 1}/0${(i % 7) + 1}/2005;1,00${i % 9};${i % 2}`)}\n`;
    const asked = async (args: string[]) => (await capture(["train", "-", ...args], { stdin: dates })).stderr;
    const dated = ["--target", "y", "--dates", "day-first"];
    expect(await asked(dated)).toContain('pass --decimal ","');
    expect(await asked(["--target", "y", "--decimal", "."])).toContain("pass --dates day-first, --dates month-first");
    expect(await data([...dated, "--decimal", ","], dates)).toMatchObject({
      features: ["d (month)", "d (day of week)", "d (days)", "x"],
    });
    expect(await data([...dated, "--decimal", ",", "--dates", "leave-out"], dates)).toMatchObject({ features: ["x"] });
    expect(await data(["--target", "y", "--max-categories", "1", "--features", "colour"])).toMatchObject({
      features: ["colour=blue", "colour (other)"],
    });
  });

  test.each([
    [["--separator", "::"], "Pass one character"],
    [["--encoding", "ebcdic"], "Pass one such as"],
    [["--decimal", ";"], "Allowed choices are"],
    [["--features", '"a'], "Close the quotation marks"],
    [["--class-weight", "yes"], 'Pass "balanced", or classes with weights'],
    [["--text", "size", "--number", "size"], "is in --text and in --number"],
    [["--test", "0.3", "--test-file", "x.csv"], "--test and --test-file both say"],
  ])("that are wrong end with exit code 2: %s", async (args, message) => {
    const { code, stderr } = await capture(["train", "-", "--target", "y", ...args], { stdin: COLOURS });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd()).not.toContain("\n");
  });

  test("judge by a file of its own", async () => {
    const later = testFile("later.csv", COLOURS);
    const events = await captureJson(["train", "-", "--target", "y", "--test-file", later, "--epochs", "20"], {
      stdin: COLOURS,
    });
    expect(events.at(-1)).toMatchObject({
      event: "summary",
      judgedOn: "file",
      scores: { accuracy: 1 },
      baseline: { accuracy: 0.5 },
    });
  });

  test("weigh classes", async () => {
    const rare = `x,y\n${rowsOf(200, (i) => `${noise(i) + (i % 10 ? 0 : 0.3)},${i % 10 ? "common" : "rare"}`)}\n`;
    const found = async (args: string[]) => {
      const events = await captureJson(["train", "-", "--target", "y", "--epochs", "20", ...args], { stdin: rare });
      const { confusion } = events.at(-1) as unknown as { confusion: number[][] };
      return confusion[1][1];
    };
    expect(await found(["--class-weight", "balanced"])).toBeGreaterThan(await found([]));
    expect(await found(["--class-weight", "rare=20,common=1"])).toBeGreaterThan(await found([]));
  });
});

describe("the summary", () => {
  test("compares with the commonest class, and shows unequal classes one by one", async () => {
    const csv = `x,y\n${rowsOf(200, (i) => `${i % 10},${i % 10 ? "common" : "rare"}`)}\n`;
    const { stdout } = await capture(["train", "-", "--target", "y"], { stdin: csv });
    expect(stdout).toMatch(/^ {12}\(always saying "common": accuracy 90.0 %\)$/m);
    expect(stdout).toMatch(/^class +rows +found +right when said$/m);
    expect(stdout).toMatch(/^rare +4 +100.0 % +100.0 %$/m);
  });

  test("names the commonest class of the table, whose accuracy stands beside it, where other rows have another", async () => {
    const table = (isRare: (i: number) => boolean) =>
      `x,y\n${rowsOf(60, (i) => `${i % 10},${isRare(i) ? "rare" : "common"}`)}\n`;
    const other = testFile(
      "other.csv",
      table((i) => i % 5 > 0),
    );
    const args = ["train", "-", "--target", "y", "--epochs", "1", "--test-file", other];
    const { stdout } = await capture(args, { stdin: table((i) => i % 10 === 0) });
    expect(stdout).toMatch(/^ {12}\(always saying "common": accuracy 20.0 %\)$/m);
  });

  test("compares numbers with their mean", async () => {
    const csv = `x,y\n${rowsOf(100, (i) => `${i},${i * i}`)}\n`;
    const { stdout } = await capture(["train", "-", "--target", "y"], { stdin: csv });
    expect(stdout).toMatch(/^ {12}\(always saying the mean: RMSE [\d.]+, MAE [\d.]+\)$/m);
  });

  test("takes a number that stands apart for a missing value, says so, and keeps it if it is told to", async () => {
    const csv = `x,z,y\n${rowsOf(100, (i) => `${i % 10 ? i % 7 : -200},${i % 5 ? 3 + (i % 4) : 999},${i % 8 ? (i % 9) + 0.5 : -200}`)}\n`;
    const train = (...more: string[]) =>
      capture(["train", "-", "--target", "y", "--epochs", "1", ...more], { stdin: csv });
    const { stdout, stderr } = await train();
    const said = stdout.replace(/\s+/g, " ");
    expect(said).toContain('23 cells of -200 in "x", "y" taken as missing (--number x,y keeps them)');
    expect(said).toContain('20 cells of 999 in "z" taken as missing (--number z keeps them)');
    expect(stderr).toContain('13 rows without a target "y" left out');
    const kept = await train("--number", "x,y,z");
    expect(kept.stdout + kept.stderr).not.toMatch(/-200|999/);
  });

  test("names a number that may stand for a missing value, and the option that takes it so", async () => {
    const csv = `x,y\n${rowsOf(100, (i) => `${i % 10 ? 7 * i : -200},${(i % 9) + 0.5}`)}\n`;
    const train = (...more: string[]) =>
      capture(["train", "-", "--target", "y", "--epochs", "1", ...more], { stdin: csv });
    expect((await train()).stderr.replace(/\s+/g, " ")).toContain(
      'warning: -200 stands apart from the other numbers in "x"; if it means a missing value, pass --missing-marks -200',
    );
    expect((await train("--missing-marks", "-200")).stderr).not.toContain("stands apart");
  });

  test("refuses a weight of a class that is not there", async () => {
    const { code, stderr } = await capture(["train", "-", "--target", "y", "--class-weight", "maybe=2"], {
      stdin: COLOURS,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('a weight is given for the class "maybe", which does not occur; choose from ');
  });

  test("suspects a column that alone tells the target", async () => {
    const csv = `x,boat,y\n${rowsOf(100, (i) => `${noise(i)},${i % 3 ? "b1" : "b2"},${i % 3 ? "lost" : "saved"}`)}\n`;
    const { stderr } = await capture(["train", "-", "--target", "y", "--epochs", "2"], { stdin: csv });
    expect(stderr).toContain('column "boat" alone tells the target; is it known when you predict?');
    const values = `x,pounds,euros\n${rowsOf(100, (i) => `${i % 9},${2 * i + 1},${3 * i}`)}\n`;
    const numbers = await capture(["train", "-", "--target", "euros", "--epochs", "2"], { stdin: values });
    expect(numbers.stderr).toContain('column "pounds" alone tells the target');
    expect(
      (await capture(["train", "-", "--target", "y", "--epochs", "2"], { stdin: COLOURS.replaceAll("blue", "red") }))
        .stderr,
    ).not.toContain("alone tells");
  });

  test("shows no more than five warnings of a kind", async () => {
    const names = Array.from({ length: 40 }, (_, c) => `c${c}`);
    const csv = `${names.join(",")},y\n${rowsOf(60, (i) => `${names.map((_, c) => (i % (c + 2) === 0 ? "" : `${i}.5`)).join(",")},${i % 2}`)}\n`;
    const { bytes } = await capture(["train", "-", "--target", "y", "--epochs", "1", "--out", "-"], { stdin: csv });
    const { stderr } = await capture(["predict", testFile("model", bytes), "-"], { stdin: csv });
    expect(stderr.trimEnd().split("\n")).toHaveLength(6);
    expect(stderr).toContain("warning: and 35 more of this kind; --json lists all\n");
  });

  test("does not obey what a file's names would tell a terminal", async () => {
    const csv = `x,\u001b[31mred\u001b[0m,y\n${rowsOf(40, (i) => `${i % 7},t${i},${i % 2}`)}\n`;
    const { stdout, stderr } = await capture(["train", "-", "--target", "y", "--epochs", "1"], { stdin: csv });
    expect(stdout + stderr).not.toContain("\u001b");
    expect(stderr).toContain("\\x1b[31mred");
  });
});

describe("--out", () => {
  const train = (out: string, data: string) => capture(["train", data, "--target", "y", "--epochs", "1", "--out", out]);

  test.each<[string, (folder: string, data: string) => string]>([
    ["itself", (_, data) => data],
    [
      "by a symbolic link",
      (folder, data) => {
        symlinkSync(data, join(folder, "link"));
        return join(folder, "link");
      },
    ],
    [
      "by a second name",
      (folder, data) => {
        linkSync(data, join(folder, "name"));
        return join(folder, "name");
      },
    ],
  ])("never overwrites a file that is read: %s", async (_, path) => {
    const folder = testFolder();
    const data = join(folder, "data.csv");
    writeFileSync(data, COLOURS);
    const out = path(folder, data);
    const { code, stderr } = await train(out, data);
    expect([code, stderr]).toEqual([
      2,
      `wasm-mlp: --out ${JSON.stringify(out)} is a file that is read; name another\n`,
    ]);
    expect(readFileSync(data, "utf8")).toBe(COLOURS);
  });

  test("refuses a file that is read only", async () => {
    const out = testFile("kept", "old");
    chmodSync(out, 0o444);
    const { code, stderr } = await train(out, testFile("data.csv", COLOURS));
    expect([code, stderr]).toEqual([
      2,
      `wasm-mlp: --out ${JSON.stringify(out)} is read only; name another file, or allow to write it\n`,
    ]);
    expect(readFileSync(out, "utf8")).toBe("old");
  });
});
